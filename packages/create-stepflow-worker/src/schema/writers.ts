import type { SchemaLibrary } from "../choices/schema-library.ts";
import { arktypeWriter } from "./arktype.ts";
import { jsonSchemaWriter } from "./json-schema.ts";
import type { SchemaWriter } from "./schema-writer.ts";
import { typeboxWriter } from "./typebox.ts";
import { valibotWriter } from "./valibot.ts";
import { zodWriter } from "./zod.ts";

/** The writer of each schema library. */
export const WRITERS: Readonly<Record<SchemaLibrary, SchemaWriter>> = {
  zod: zodWriter,
  valibot: valibotWriter,
  arktype: arktypeWriter,
  typebox: typeboxWriter,
  "json-schema": jsonSchemaWriter,
  none: { workerImports: [], imports: [], dependencies: [], schema: undefined },
};
