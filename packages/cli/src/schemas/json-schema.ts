/** A JSON Schema, as a worker in any language reports it. Its members may have any type. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Returns a schema as an object. `true`, and everything that is no schema, allows any value. */
export function toSchema(value: unknown): JsonSchema {
  if (value === false) return { not: {} };
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonSchema) : {};
}

/** Returns the list of schemas below a keyword. */
export function schemasOf(schema: JsonSchema, keyword: string): readonly JsonSchema[] {
  const list = schema[keyword];
  return Array.isArray(list) ? list.map(toSchema) : [];
}

/** Returns the schemas of the named members of an object. */
export function propertiesOf(schema: JsonSchema): ReadonlyMap<string, JsonSchema> {
  return new Map(Object.entries(toSchema(schema["properties"])).map(([name, one]) => [name, toSchema(one)]));
}

/** Returns the names of the members that an object must have. */
export function requiredOf(schema: JsonSchema): readonly string[] {
  const { required } = schema;
  return Array.isArray(required) ? required.filter((name): name is string => typeof name === "string") : [];
}

/** Returns the types of a schema, or those that its other keywords imply. */
export function typesOf(schema: JsonSchema): readonly string[] {
  const { type } = schema;
  if (type !== undefined) return [type].flat().filter((one): one is string => typeof one === "string");
  if (OBJECT_KEYWORDS.some((keyword) => schema[keyword] !== undefined)) return ["object"];
  return ARRAY_KEYWORDS.some((keyword) => schema[keyword] !== undefined) ? ["array"] : [];
}

const OBJECT_KEYWORDS = ["properties", "patternProperties", "additionalProperties", "required"];
const ARRAY_KEYWORDS = ["items", "prefixItems"];
