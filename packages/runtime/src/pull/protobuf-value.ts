import { type ListValue, NullValue, type Struct, type Value } from "@bufbuild/protobuf/wkt";

/** Converts a JSON value to a protobuf value, in which all numbers are doubles. */
export function toValue(json: unknown): Value {
  switch (typeof json) {
    case "string":
      return wrap({ case: "stringValue", value: json });
    case "boolean":
      return wrap({ case: "boolValue", value: json });
    case "number":
      return Number.isFinite(json) ? wrap({ case: "numberValue", value: json + 0 }) : NULL;
    case "object":
      if (json === null) return NULL;
      return Array.isArray(json)
        ? wrap({ case: "listValue", value: toList(json) })
        : wrap({ case: "structValue", value: toStruct(json as Record<string, unknown>) });
    default:
      return NULL;
  }
}

/** Converts a protobuf value to a JSON value. An absent value becomes null. */
export function fromValue(value: Value | undefined): unknown {
  const kind = value?.kind;
  switch (kind?.case) {
    case "stringValue":
    case "boolValue":
      return kind.value;
    case "numberValue":
      // JSON has no negative zero, no infinities and no NaN.
      return Number.isFinite(kind.value) ? kind.value + 0 : null;
    case "listValue":
      return kind.value.values.map(fromValue);
    case "structValue":
      return fromFields(kind.value.fields);
    default:
      return null;
  }
}

function fromFields(fields: Readonly<Record<string, Value>>): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    // Assigning to a field named `__proto__` would set the prototype.
    Object.defineProperty(object, key, {
      value: fromValue(value),
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return object;
}

function toList(list: readonly unknown[]): ListValue {
  return { $typeName: "google.protobuf.ListValue", values: list.map(toValue) };
}

function toStruct(object: Readonly<Record<string, unknown>>): Struct {
  const fields: Record<string, Value> = Object.create(null);
  for (const [key, value] of Object.entries(object)) if (value !== undefined) fields[key] = toValue(value);
  return { $typeName: "google.protobuf.Struct", fields };
}

function wrap(kind: Value["kind"]): Value {
  return { $typeName: "google.protobuf.Value", kind };
}

const NULL = wrap({ case: "nullValue", value: NullValue.NULL_VALUE });
