import {
  type DescriptorProto,
  type EnumDescriptorProto,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  type FileDescriptorProto,
  type ServiceDescriptorProto,
} from "@bufbuild/protobuf/wkt";

/** Everything that affects encoding: one line for each field, value or method, by the name of its parent. */
export type Shapes = ReadonlyMap<string, readonly string[]>;

/** Returns the shapes of all messages, enums and services in these files. */
export function shapesOf(files: Iterable<FileDescriptorProto>): Shapes {
  const shapes = new Map<string, readonly string[]>();
  for (const { package: prefix, messageType, enumType, service } of files) {
    for (const message of messageType) addMessage(shapes, `${prefix}.${message.name}`, message);
    for (const type of enumType) shapes.set(`enum ${prefix}.${type.name}`, valuesOf(type));
    for (const one of service) shapes.set(`service ${prefix}.${one.name}`, methodsOf(one));
  }
  return shapes;
}

function addMessage(shapes: Map<string, readonly string[]>, name: string, message: DescriptorProto): void {
  const oneofs = message.oneofDecl.map((oneof) => oneof.name);
  shapes.set(`message ${name}`, message.field.map((field) => toLine(field, oneofs)).sort());
  for (const nested of message.nestedType) addMessage(shapes, `${name}.${nested.name}`, nested);
  for (const type of message.enumType) shapes.set(`enum ${name}.${type.name}`, valuesOf(type));
}

function toLine(field: FieldDescriptorProto, oneofs: readonly string[]): string {
  const { name, number, type, typeName, label, proto3Optional, oneofIndex } = field;
  const repeated = label === FieldDescriptorProto_Label.REPEATED ? "repeated " : "";
  const optional = proto3Optional ? "optional " : "";
  const oneof = Object.hasOwn(field, "oneofIndex") && !proto3Optional ? ` in ${oneofs[oneofIndex]}` : "";
  const kind = typeName === "" ? FieldDescriptorProto_Type[type].toLowerCase() : typeName;
  return `${String(number).padStart(2, "0")} ${name}: ${optional}${repeated}${kind}${oneof}`;
}

function valuesOf({ value }: EnumDescriptorProto): string[] {
  return value.map(({ name, number }) => `${number} ${name}`);
}

function methodsOf({ method }: ServiceDescriptorProto): string[] {
  return method
    .map(({ name, inputType, outputType, clientStreaming, serverStreaming }) => {
      const streams = `${clientStreaming ? " (stream in)" : ""}${serverStreaming ? " (stream out)" : ""}`;
      return `${name}: ${inputType} -> ${outputType}${streams}`;
    })
    .sort();
}
