import { type JsonSchema, propertiesOf, requiredOf, schemasOf, toSchema, typesOf } from "../../schemas/json-schema.ts";
import { docOf } from "./doc-text.ts";

/** Returns the name of the type that a `$ref` leads to, or undefined if it leads nowhere. */
export type NameOf = (ref: unknown) => string | undefined;

const SCALARS = ["string", "number", "integer", "boolean", "null"];

/**
 * Rewrites a schema with the few keywords that json-schema-to-typescript turns into the expected types. Everything else is left out,
 * because the schemas come from any program and some keywords of the library write their values as code.
 */
export function simplifySchema(schema: JsonSchema, nameOf: NameOf): JsonSchema {
  const parts = partsOf(schema, nameOf);
  const [first = UNKNOWN] = parts;
  const whole = parts.length > 1 ? { allOf: parts } : first;
  return { ...(schema["nullable"] === true ? union([whole, { type: "null" }]) : whole), ...docOf(schema) };
}

const UNKNOWN: JsonSchema = { tsType: "unknown" };
const NEVER: JsonSchema = { tsType: "never" };

/** Schemas that a value must match, all of them. */
function partsOf(schema: JsonSchema, nameOf: NameOf): JsonSchema[] {
  const { $ref, not, const: constant, enum: values } = schema;
  if (typeof not === "object" && not !== null && Object.keys(not).length === 0) return [NEVER];
  if (constant !== undefined) return [literals([constant])];
  if (Array.isArray(values)) return [literals(values)];
  const simplify = (one: JsonSchema): JsonSchema => simplifySchema(one, nameOf);
  const parts = $ref === undefined ? [] : [{ tsType: nameOf($ref) ?? "unknown" }];
  const types = typesOf(schema);
  if (types.length > 0) parts.push(union(types.map((type) => typed(type, schema, simplify))) as (typeof parts)[number]);
  return [
    ...parts,
    ...schemasOf(schema, "allOf").map(simplify),
    ...["anyOf", "oneOf"].flatMap((keyword) => {
      const alternatives = schemasOf(schema, keyword);
      return alternatives.length === 0 ? [] : [union(alternatives.map(simplify))];
    }),
  ];
}

function typed(type: string, schema: JsonSchema, simplify: (schema: JsonSchema) => JsonSchema): JsonSchema {
  if (SCALARS.includes(type)) return { type };
  if (type === "array") return toArray(schema, simplify);
  return type === "object" ? toObject(schema, simplify) : UNKNOWN;
}

function toArray(schema: JsonSchema, simplify: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const { items, prefixItems, additionalItems } = schema;
  // Before 2020-12, the list of a tuple was in `items`.
  const first = prefixItems ?? (Array.isArray(items) ? items : undefined);
  if (!Array.isArray(first)) return { type: "array", items: simplify(toSchema(items)) };
  const rest = prefixItems === undefined ? additionalItems : items;
  const isClosed = rest === undefined || rest === false;
  return {
    type: "array",
    items: first.map((one) => simplify(toSchema(one))),
    additionalItems: isClosed ? false : simplify(toSchema(rest)),
    minItems: first.length,
    ...(isClosed ? { maxItems: first.length } : {}),
  };
}

/** An object with named members is closed unless its schema opens it, so that a misspelt member does not compile. */
function toObject(schema: JsonSchema, simplify: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const required = requiredOf(schema);
  const properties = new Map(required.map((name) => [name, UNKNOWN]));
  for (const [name, one] of propertiesOf(schema)) properties.set(name, simplify(one));
  const { additionalProperties: rest, patternProperties } = schema;
  const patterns = Object.values(toSchema(patternProperties)).map((one) => simplify(toSchema(one)));
  const isTyped = typeof rest === "object" && rest !== null;
  if (properties.size === 0) {
    const values = [...patterns, ...(isTyped ? [simplify(toSchema(rest))] : rest === false ? [] : [UNKNOWN])];
    const isNamed = patterns.length > 0 && rest === undefined;
    const allowed = isNamed ? patterns : values;
    return { type: "object", additionalProperties: allowed.length === 0 ? false : union(allowed) };
  }
  const isOpen = patterns.length > 0 || isTyped || rest === true;
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required,
    // The type of an index signature would have to fit the named members, too.
    additionalProperties: isOpen ? UNKNOWN : false,
  };
}

function union(alternatives: readonly JsonSchema[]): JsonSchema {
  const [only] = alternatives;
  return alternatives.length === 1 && only !== undefined ? only : { anyOf: alternatives };
}

/** JSON values are types of TypeScript. */
function literals(values: readonly unknown[]): JsonSchema {
  return values.length === 0 ? NEVER : { tsType: `(${values.map((value) => JSON.stringify(value)).join(" | ")})` };
}
