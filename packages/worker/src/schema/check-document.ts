import type { JsonSchemaDialect, JsonSchemaObject } from "./json-schema-compiler.ts";
import { mapSchemas } from "./map-schemas.ts";
import { SUBSCHEMAS } from "./schema-keywords.ts";

const TYPES: readonly unknown[] = ["array", "boolean", "integer", "null", "number", "object", "string"];

const COUNTS = ["maxContains", "maxItems", "maxLength", "maxProperties", "minContains", "minItems", "minLength"];
const NUMBERS = [
  "exclusiveMaximum",
  "exclusiveMinimum",
  "maximum",
  "minimum",
  "multipleOf",
  "minProperties",
  ...COUNTS,
];
const TEXTS = ["$anchor", "$id", "$ref", "format", "pattern"];

/** Describes why a document is not a valid schema, without the metaschema, which would be as large as the interpreter. */
export function checkDocument(document: JsonSchemaObject, dialect: JsonSchemaDialect): string | undefined {
  const problems: string[] = [];
  mapSchemas(document, (schema, pointer) => {
    for (const [keyword, value] of Object.entries(schema)) {
      const problem = problemOf(keyword, value, dialect);
      if (problem !== undefined) problems.push(`${pointer}/${keyword} ${problem}`);
    }
  });
  return problems[0];
}

function problemOf(keyword: string, value: unknown, dialect: JsonSchemaDialect): string | undefined {
  if (keyword === "type") {
    const types = [value].flat();
    return types.length > 0 && types.every((type) => TYPES.includes(type))
      ? undefined
      : "must be equal to one of the allowed values";
  }
  if (keyword === "$dynamicRef") return "is not supported on this platform; use $ref";
  if (keyword === "enum") return Array.isArray(value) ? undefined : "must be array";
  if (keyword === "required") {
    const isList = Array.isArray(value) && value.every((name) => typeof name === "string");
    return isList ? undefined : "must be array of strings";
  }
  if (NUMBERS.includes(keyword)) return typeof value === "number" ? undefined : "must be number";
  if (TEXTS.includes(keyword)) return typeof value === "string" ? undefined : "must be string";
  return problemOfSubschemas(keyword, value, dialect);
}

function problemOfSubschemas(keyword: string, value: unknown, dialect: JsonSchemaDialect): string | undefined {
  const kind = SUBSCHEMAS.get(keyword);
  if (kind === undefined) return undefined;
  if (kind === "list") return Array.isArray(value) && value.every(isSchema) ? undefined : "must be array";
  if (kind === "map") {
    // The names in `dependencies` may lead to lists of names.
    const isMap = isObject(value) && (keyword === "dependencies" || Object.values(value).every(isSchema));
    return isMap ? undefined : "must be object";
  }
  const isTuple = kind === "schema or list" && dialect !== "2020-12" && Array.isArray(value) && value.every(isSchema);
  return isSchema(value) || isTuple ? undefined : "must be object,boolean";
}

function isSchema(value: unknown): boolean {
  return typeof value === "boolean" || isObject(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
