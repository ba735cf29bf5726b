import { type JsonSchema, toSchema } from "../schemas/json-schema.ts";
import { follow } from "../schemas/references.ts";

/** Keywords whose values are data. */
const DATA: ReadonlySet<string> = new Set(["const", "default", "enum", "examples"]);
/** Keywords that have no meaning within another document. */
const OF_DOCUMENT: ReadonlySet<string> = new Set(["$defs", "$id", "$schema", "definitions"]);
/** References within references that are replaced. */
const MAX_DEPTH = 16;

/**
 * Replaces the references of a schema by what they lead to, so that it can be part of another document. A schema that contains itself allows
 * any value where it does.
 *
 * @param document the schema's document, if it is part of one.
 */
export function inlineReferences(schema: JsonSchema, document: JsonSchema = schema): JsonSchema {
  return toSchema(inline(schema, document, []));
}

function inline(value: unknown, document: JsonSchema, within: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(item, document, within));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, ...others } = value as JsonSchema;
  const found = typeof $ref === "string" ? follow(document, $ref) : undefined;
  const isCircle = found !== undefined && (within.includes(found.pointer) || within.length >= MAX_DEPTH);
  const target =
    found === undefined || isCircle ? {} : toSchema(inline(found.schema, document, [...within, found.pointer]));
  const own = Object.entries(others)
    .filter(([name]) => !OF_DOCUMENT.has(name))
    .map(([name, one]) => [name, DATA.has(name) ? one : inlineKeyword(name, one, document, within)]);
  return { ...target, ...Object.fromEntries(own) };
}

/** The members of `properties` are names and no keywords. */
function inlineKeyword(name: string, value: unknown, document: JsonSchema, within: readonly string[]): unknown {
  if (name !== "properties" && name !== "patternProperties") return inline(value, document, within);
  return Object.fromEntries(
    Object.entries(toSchema(value)).map(([member, one]) => [member, inline(one, document, within)]),
  );
}
