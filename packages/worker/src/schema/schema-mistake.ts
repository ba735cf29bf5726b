import { escapePointerKey, nearestName } from "@stepflow/protocol/internal";
import { CHECKING_KEYWORDS, DESCRIBING_KEYWORDS, SUBSCHEMAS } from "./schema-keywords.ts";

/**
 * Finds an object that was meant as a schema, but would accept every value. JSON Schema ignores unknown keywords, so a shape
 * without its `z.object()` is a JSON Schema that checks nothing. Returns the mistake and how to mend it, as a clause.
 */
export function findSchemaMistake(source: object): string | undefined {
  return findInRoot(source) ?? findWithin(source, "#", new Set());
}

function findInRoot(source: object): string | undefined {
  const members = Object.entries(source);
  for (const [name, value] of members) {
    if (isLibrarySchema(value) && !isTyped(source)) {
      return `its member "${name}" is a schema; wrap the members: ${wrapperOf(value, name)}`;
    }
    if (typeof value === "function" && !isLibrarySchema(value)) {
      return `its member "${name}" is a function; pass a schema, for example z.object({ … }), not a library or a class`;
    }
  }
  const [first] = members;
  if (first === undefined || members.some(([name]) => isKeyword(name))) return undefined;
  return findMisspelling(source, "#") ?? withoutKeyword(...first);
}

function isTyped(schema: object): boolean {
  return "type" in schema && typeof schema.type === "string";
}

/** Searches a schema and the schemas inside it. Recursive objects are visited once. */
function findWithin(schema: unknown, pointer: string, seen: Set<object>): string | undefined {
  if (isLibrarySchema(schema)) {
    return `${pointer} is a schema of a library inside a JSON Schema; write all of it with the library, or none`;
  }
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return undefined;
  seen.add(schema);
  const misspelling = findMisspelling(schema, pointer);
  if (misspelling !== undefined) return misspelling;
  for (const [keyword, value] of Object.entries(schema)) {
    const found = findBelow(keyword, value, `${pointer}/${escapePointerKey(keyword)}`, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findBelow(keyword: string, value: unknown, pointer: string, seen: Set<object>): string | undefined {
  const kind = SUBSCHEMAS.get(keyword);
  if (kind === undefined || typeof value !== "object" || value === null) return undefined;
  const isSchema = kind === "schema" || (kind === "schema or list" && !Array.isArray(value));
  if (isSchema || isLibrarySchema(value)) return findWithin(value, pointer, seen);
  for (const [key, schema] of Object.entries(value)) {
    const found = findWithin(schema, `${pointer}/${escapePointerKey(key)}`, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findMisspelling(schema: object, pointer: string): string | undefined {
  for (const name of Object.keys(schema)) {
    if (isKeyword(name) || EXTENSIONS.has(name)) continue;
    const meant = nearestName(name, CHECKING_KEYWORDS);
    if (meant !== undefined) return `${pointer} has the unknown keyword "${name}"; did you mean "${meant}"?`;
  }
  return undefined;
}

/** Keywords of extensions whose names resemble keywords of JSON Schema. */
const EXTENSIONS: ReadonlySet<string> = new Set(["formatMaximum", "formatMinimum", "typeof"]);

function isKeyword(name: string): boolean {
  return CHECKING_KEYWORDS.has(name) || DESCRIBING_KEYWORDS.has(name);
}

function withoutKeyword(name: string, value: unknown): string {
  const problem = "it has no keyword of JSON Schema and would accept every value";
  if (name === "schema") return `${problem}; pass the value of its member "schema"`;
  if (typeof value === "string") return `${problem}; write type({ ${name}: … }) if it is a definition of arktype`;
  return `${problem}; describe the members of an object as { type: "object", properties: { ${name}: … } }`;
}

// zod before 3.24 has no ~standard.
function isLibrarySchema(value: unknown): value is object {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  return "~standard" in value || "_def" in value;
}

const WRAPPERS: ReadonlyMap<unknown, string> = new Map([
  ["zod", "z.object"],
  ["valibot", "v.object"],
  ["arktype", "type"],
]);

function wrapperOf(schema: object, name: string): string {
  const standard =
    "~standard" in schema ? (schema["~standard"] as { readonly vendor?: unknown } | undefined) : undefined;
  const wrapper = WRAPPERS.get(standard?.vendor);
  if (wrapper !== undefined) return `${wrapper}({ ${name}: … })`;
  return "_def" in schema ? `z.object({ ${name}: … })` : "use the object schema of the library";
}
