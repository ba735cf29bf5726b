import type { OutputUnit } from "@cfworker/json-schema";
import { escapePointerKey, fromPointer } from "@stepflow/protocol/internal";
import type { JsonSchemaObject } from "./json-schema-compiler.ts";
import type { SchemaIssue } from "./schema-result.ts";

/** Keywords whose errors only lead to the errors of a schema inside. */
const LEADING: ReadonlySet<string> = new Set([
  ...["$ref", "$recursiveRef", "additionalItems", "additionalProperties", "allOf", "dependencies", "dependentSchemas"],
  ...["if", "items", "patternProperties", "prefixItems", "properties", "propertyNames", "unevaluatedItems"],
  "unevaluatedProperties",
]);

/** The messages of ajv, so that they are the same on all platforms. */
const MESSAGES: Readonly<Record<string, (value: unknown) => string>> = {
  type: (value) => `must be ${String(value)}`,
  enum: (value) => `must be equal to one of the allowed values: ${clipped(value)}`,
  const: (value) => `must be equal to constant: ${clipped(value)}`,
  format: (value) => `must match format ${clipped(value)}`,
  pattern: (value) => `must match pattern ${clipped(value)}`,
  minimum: (value) => `must be >= ${String(value)}`,
  maximum: (value) => `must be <= ${String(value)}`,
  exclusiveMinimum: (value) => `must be > ${String(value)}`,
  exclusiveMaximum: (value) => `must be < ${String(value)}`,
  multipleOf: (value) => `must be multiple of ${String(value)}`,
  minLength: (value) => `must NOT have fewer than ${String(value)} characters`,
  maxLength: (value) => `must NOT have more than ${String(value)} characters`,
  minItems: (value) => `must NOT have fewer than ${String(value)} items`,
  maxItems: (value) => `must NOT have more than ${String(value)} items`,
  minProperties: (value) => `must NOT have fewer than ${String(value)} properties`,
  maxProperties: (value) => `must NOT have more than ${String(value)} properties`,
  not: () => "must NOT be valid",
  anyOf: () => "must match a schema in anyOf",
  oneOf: () => "must match exactly one schema in oneOf",
};

/** Messages for members and items for which the schema is `false`, by the keyword that holds it. */
const REFUSALS: Readonly<Record<string, string>> = {
  additionalProperties: "must NOT have additional properties",
  unevaluatedProperties: "must NOT have unevaluated properties",
};

/** Converts the errors of the interpreter. Those that only lead to others are left out. */
export function toInterpretedIssues(errors: readonly OutputUnit[], document: JsonSchemaObject): SchemaIssue[] {
  return errors
    .map((error, index) => ({ error, holder: errors[index - 1]?.keyword }))
    .filter(({ error }) => !LEADING.has(error.keyword))
    .map(({ error, holder }) => toIssue(error, holder, document));
}

function toIssue(
  { instanceLocation, keyword, keywordLocation, error }: OutputUnit,
  holder = "",
  document: JsonSchemaObject,
): SchemaIssue {
  const pointer = toPlainPointer(instanceLocation);
  if (keyword === "false") return { pointer, message: REFUSALS[holder] ?? "boolean schema is false" };
  if (keyword === "required") {
    const [, key = ""] = /"(.*)"/s.exec(error) ?? [];
    return { pointer: `${pointer}/${escapePointerKey(key)}`, message: `must have required property '${key}'` };
  }
  const value = valueAt(document, fromPointer(toPlainPointer(keywordLocation)));
  const describe = value === undefined ? undefined : MESSAGES[keyword];
  return { pointer, message: describe?.(value) ?? error.charAt(0).toLowerCase() + error.slice(1).replace(/\.$/, "") };
}

/** Locations are fragments of URLs. */
function toPlainPointer(location: string): string {
  return decodeURIComponent(location.slice(1));
}

/** The value of a keyword. References to a pointer are followed, others lead nowhere. */
function valueAt(document: JsonSchemaObject, keys: readonly string[]): unknown {
  let value: unknown = document;
  for (const key of keys) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
    if (key === "$ref" && typeof value === "string")
      value = value.startsWith("#") ? valueAt(document, fromPointer(toPlainPointer(value))) : undefined;
  }
  return value;
}

function clipped(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
