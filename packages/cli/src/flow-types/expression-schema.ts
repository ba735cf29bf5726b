import { isJsonObject } from "@stepflow/protocol";
import { type JsonPath, parseJsonPath } from "@stepflow/protocol/internal-flows";
import { type JsonSchema, propertiesOf, toSchema } from "../schemas/json-schema.ts";

/** Schemas of the values to which expressions refer, without references. */
export interface KnownSchemas {
  readonly input: JsonSchema | undefined;
  readonly variables: JsonSchema | undefined;
  readonly steps: ReadonlyMap<string, JsonSchema>;
}

/** Returns the schema of an expression's value; undefined if nothing is known about it. */
export function schemaOfExpression(value: unknown, known: KnownSchemas): JsonSchema | undefined {
  if (Array.isArray(value)) return schemaOfList(value.map((item) => schemaOfExpression(item, known)));
  if (!isJsonObject(value)) return schemaOfData(value);
  if (Object.hasOwn(value, "$literal")) return schemaOfData(value["$literal"]);
  if (Object.hasOwn(value, "$if")) {
    return eitherOf([value["then"], value["else"] ?? null].map((one) => schemaOfExpression(one, known)));
  }
  if (Array.isArray(value["$coalesce"])) {
    return eitherOf(value["$coalesce"].map((one) => schemaOfExpression(one, known)));
  }
  const { $step, $input, $variable, path } = value;
  if (typeof $step === "string") return memberAt(known.steps.get($step), path);
  if (typeof $input === "string") return memberAt(known.input, $input);
  if (typeof $variable === "string") return memberAt(known.variables, $variable);
  const members = Object.entries(value).map(([name, one]) => [name, schemaOfExpression(one, known) ?? {}] as const);
  return { type: "object", properties: Object.fromEntries(members), required: members.map(([name]) => name) };
}

/** Returns the names and indexes of a path; undefined if it cannot be read. */
export function readPath(text: unknown): JsonPath | undefined {
  try {
    return text === undefined ? [] : parseJsonPath(String(text));
  } catch {
    // Such a path is a finding of its own.
    return undefined;
  }
}

function memberAt(schema: JsonSchema | undefined, path: unknown): JsonSchema | undefined {
  let at = schema;
  for (const part of readPath(path) ?? [""]) {
    if (at === undefined) return undefined;
    at = typeof part === "string" ? propertiesOf(at).get(part) : memberSchema(at["items"]);
  }
  return at;
}

function memberSchema(value: unknown): JsonSchema | undefined {
  return isJsonObject(value) ? value : undefined;
}

function schemaOfData(value: unknown): JsonSchema {
  if (value === null) return { type: "null" };
  if (Array.isArray(value)) return schemaOfList(value.map(schemaOfData));
  if (typeof value === "number") return { type: Number.isInteger(value) ? "integer" : "number" };
  if (typeof value !== "object") return { type: typeof value };
  const members = Object.entries(value).map(([name, one]) => [name, schemaOfData(one)] as const);
  return { type: "object", properties: Object.fromEntries(members), required: members.map(([name]) => name) };
}

/** Returns the schema of a list. Items of several kinds, or of none, leave open what they are. */
function schemaOfList(items: readonly (JsonSchema | undefined)[]): JsonSchema {
  const kinds = new Set(items.map((item) => JSON.stringify(item ?? {})));
  const [first] = kinds;
  return kinds.size === 1 && first !== undefined
    ? { type: "array", items: toSchema(JSON.parse(first)) }
    : { type: "array" };
}

function eitherOf(schemas: readonly (JsonSchema | undefined)[]): JsonSchema | undefined {
  if (schemas.some((one) => one === undefined)) return undefined;
  const kinds = [...new Set(schemas.map((one) => JSON.stringify(one)))].map((text) => toSchema(JSON.parse(text)));
  return kinds.length === 1 ? kinds[0] : { anyOf: kinds };
}
