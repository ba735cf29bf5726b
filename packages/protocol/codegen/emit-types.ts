import { compile, type JSONSchema } from "json-schema-to-typescript";
import { namedSchemas, normalizeForTypes } from "./normalize-schema.ts";
import type { Schema } from "./schema.ts";

export interface TypesOptions {
  /** Where the types come from, named in the first line of the output. */
  readonly source: string;
  /** Type name of the schema's root; without it only `$defs` are emitted. */
  readonly rootName?: string;
}

/** TypeScript declarations of everything that `schema` defines, in its order, with its descriptions as TSDoc. */
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
    throw new Error(`The definition ${name} does not come out under its own name: is it written in PascalCase?`);
  }
  return code.trim();
}
