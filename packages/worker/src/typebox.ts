import type { Static, TSchema } from "typebox";
import { jsonSchema, type TypedJsonSchema } from "./schema/json-schema.ts";

/**
 * Gives a TypeBox schema its static type, for the `input` or `output` of a component. Values are validated as JSON Schema,
 * so codecs and refinements of TypeBox do not run. Requires `typebox` 1.4 or later.
 *
 * @throws TypeError if the schema is not an object.
 *
 * @example
 * ```ts source="./typebox.examples.ts#typebox"
 * const double = defineComponent({
 *   path: "/double",
 *   input: typebox(Type.Object({ n: Type.Number() })),
 *   execute: ({ n }) => ({ n: n * 2 }),
 * });
 * ```
 */
export function typebox<Schema extends TSchema>(schema: Schema): TypedJsonSchema<Static<Schema>> {
  return jsonSchema<Static<Schema>>(schema);
}
