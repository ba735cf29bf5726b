import { SUBSCHEMAS } from "./schema-keywords.ts";

/**
 * Returns a copy of a JSON Schema in which references to the schema itself (`#`, `#/$defs/node`) begin with `base`, the place of the schema
 * in a larger document.
 */
export function rebaseReferences(schema: unknown, base: string): unknown {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema;
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, rebase(keyword, value, base)]));
}

function rebase(keyword: string, value: unknown, base: string): unknown {
  if (keyword === "$ref" && typeof value === "string" && /^#(?:$|\/)/.test(value)) return base + value.slice(1);
  const kind = SUBSCHEMAS.get(keyword);
  if (kind === undefined) return value;
  if (Array.isArray(value)) return value.map((part) => rebaseReferences(part, base));
  if (kind !== "map" || typeof value !== "object" || value === null) return rebaseReferences(value, base);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rebaseReferences(part, base)]));
}
