import { readShape, type Shape, type ShapeReader } from "./shape.ts";

const READER: ShapeReader<string> = {
  scalars: { string: "string", integer: "number", number: "number", boolean: "boolean" },
  array: (item) => `${item}[]`,
  object: (members) => `{ ${members.map(([name, type]) => `${name}: ${type}`).join("; ")} }`,
};

/** Writes a shape as a TypeScript type. */
export function typeOf(shape: Shape): string {
  return readShape(shape, READER);
}
