import type { Static, TSchema } from "typebox";
import { jsonSchema, type TypedJsonSchema } from "./schema/json-schema.ts";

/**
 * Gives a TypeBox schema its static type: `input: typebox(Type.Object({ n: Type.Number() }))`. Values are checked as JSON Schema;
 * codecs and refinements of TypeBox, which JSON Schema does not know, are not run. Needs `typebox` 1.4 or later.
 *
 * @throws TypeError when the schema is no object.
 */
export function typebox<Schema extends TSchema>(schema: Schema): TypedJsonSchema<Static<Schema>> {
  return jsonSchema<Static<Schema>>(schema);
}
