import { compile, type JSONSchema } from "json-schema-to-typescript";
import { namedSchemas, normalizeForTypes } from "./normalize-schema.ts";
import type { Schema } from "./schema.ts";

export interface TypesOptions {
  /** Source of the types, which the first line of the output names. */
  readonly source: string;
  /** Type name of the root of the schema. If omitted, only `$defs` are emitted. */
  readonly rootName?: string;
}

/** Returns TypeScript declarations of all definitions of a schema, in their order, with the descriptions as TSDoc. */
export async function emitTypes(schema: Schema, options: TypesOptions): Promise<string> {
  const parts = [`// Generated from ${options.source} by \`npm run generate\`. Do not edit.`];
  for (const [name, definition] of namedSchemas(schema, options.rootName)) parts.push(await emitType(name, definition));
  return `${parts.join("\n\n")}\n`;
}

async function emitType(name: string, definition: Schema): Promise<string> {
  const code = await compile(normalizeForTypes(definition) as JSONSchema, name, {
    additionalProperties: false,
    bannerComment: "",
    format: true,
    maxItems: -1,
    style: { printWidth: 120 },
    unknownAny: true,
  });
  if (!new RegExp(`export (interface|type) ${name}\\b`).test(code)) {
    throw new Error(`The type of the definition ${name} has another name: write the name in PascalCase.`);
  }
  return code.trim();
}
