import { type JsonSchema, schemasOf, typesOf } from "./json-schema.ts";
import { follow } from "./references.ts";
import { type SchemaKeys, withoutAnnotations } from "./schema-keys.ts";

/** References and combinations that are resolved within one another. */
const MAX_DEPTH = 8;
const NONE: ReadonlySet<string> = new Set();

/** A document with schemas. */
export interface SchemaDocument {
  readonly root: JsonSchema;
  readonly keys: SchemaKeys;
}

/** One of the kinds of values that a schema allows. */
export interface Alternative {
  /** Type of JSON Schema, or undefined for any value. */
  readonly type: string | undefined;
  /** The schema without annotations, with one type. */
  readonly schema: JsonSchema;
  /** Equal for alternatives that mean the same. */
  readonly key: string;
}

/** Returns the kinds of values that a schema allows: a value is valid if it matches one of them. */
export function alternativesOf(
  document: SchemaDocument,
  schema: JsonSchema,
  seen: ReadonlySet<string> = NONE,
): readonly Alternative[] {
  const { $ref, const: constant, enum: values, nullable, anyOf, oneOf, ...rest } = schema;
  const { root, keys } = document;
  const toAlternative = (type: string | undefined, one: JsonSchema): Alternative => {
    return { type, schema: withoutAnnotations(one), key: keys.of(one) };
  };
  const literal = (value: unknown): Alternative => {
    if (value === null) return toAlternative("null", { type: "null" });
    const type = Array.isArray(value) ? "array" : typeof value;
    return toAlternative(type, { type, const: value });
  };
  const found = $ref === undefined ? undefined : follow(root, $ref);
  // A schema adds nothing to the kinds that it already has.
  if (found !== undefined && seen.has(found.pointer)) return [];
  const within = found === undefined ? seen : new Set([...seen, found.pointer]);
  const inner = (one: JsonSchema): readonly Alternative[] =>
    within.size > MAX_DEPTH ? [toAlternative(undefined, one)] : alternativesOf(document, one, within);
  if (found !== undefined) return inner(merge(found.schema, rest));
  const ofNull = nullable === true ? [toAlternative("null", { type: "null" })] : [];
  if (constant !== undefined) return [literal(constant), ...ofNull];
  if (Array.isArray(values)) return [...values.map(literal), ...ofNull];
  const choices = [...schemasOf(schema, "anyOf"), ...schemasOf(schema, "oneOf")];
  if (choices.length > 0) return [...choices.flatMap((one) => inner(merge(rest, one))), ...ofNull];
  const all = schemasOf(schema, "allOf");
  if (all.length > 0) {
    const { allOf: _allOf, ...own } = rest;
    return [...inner(all.map((one) => resolve(root, one)).reduce(merge, own)), ...ofNull];
  }
  const types = typesOf(schema);
  if (types.length === 0) return [toAlternative(undefined, rest), ...ofNull];
  return [...types.map((type) => toAlternative(type, { ...rest, type })), ...ofNull];
}

/** Whether every value of one kind is also of the other, as far as their types decide it. */
export function covers(wide: Alternative, narrow: Alternative): boolean {
  if (wide.key === narrow.key || isUnlimited(wide)) return true;
  const isSameType = wide.type === narrow.type || (wide.type === "number" && narrow.type === "integer");
  return isSameType && Object.keys(wide.schema).every((keyword) => keyword === "type");
}

function isUnlimited({ type, schema }: Alternative): boolean {
  return type === undefined && Object.keys(schema).length === 0;
}

function resolve(document: JsonSchema, schema: JsonSchema): JsonSchema {
  const { $ref, ...rest } = schema;
  const found = $ref === undefined ? undefined : follow(document, $ref);
  return found === undefined ? schema : merge(found.schema, rest);
}

/** Joins the rules of two schemas. Of other members than those of objects, the second wins. */
function merge(one: JsonSchema, other: JsonSchema): JsonSchema {
  const joined = { ...one, ...other };
  const [a, b] = [one, other].map(({ properties, required }) => ({ properties, required }));
  return {
    ...joined,
    ...(a?.properties || b?.properties ? { properties: { ...Object(a?.properties), ...Object(b?.properties) } } : {}),
    ...(a?.required || b?.required ? { required: [...new Set([a?.required ?? [], b?.required ?? []].flat())] } : {}),
  };
}
