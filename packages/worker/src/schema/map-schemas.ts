import { SUBSCHEMAS } from "./schema-keywords.ts";

type Schema = Record<string, unknown>;

/** Calls a function with each schema of a document that is an object, and its pointer, inner ones last. */
export function mapSchemas(schema: unknown, visit: (schema: Schema, pointer: string) => void, pointer = "#"): void {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return;
  visit(schema as Schema, pointer);
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = SUBSCHEMAS.get(keyword);
    if (kind === undefined || typeof value !== "object" || value === null) continue;
    const place = `${pointer}/${keyword}`;
    if (kind === "schema" || (kind === "schema or list" && !Array.isArray(value))) mapSchemas(value, visit, place);
    else for (const [key, inner] of Object.entries(value)) mapSchemas(inner, visit, `${place}/${key}`);
  }
}
