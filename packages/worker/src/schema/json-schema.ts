import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { fromPointer } from "@stepflow/protocol/internal";
import { type CompiledJsonSchema, compileJsonSchema, type JsonSchemaObject } from "./ajv.ts";

/** A JSON Schema that carries the type of what it describes, see {@link jsonSchema}. A Standard Schema like any other. */
export interface TypedJsonSchema<T> {
  /** The JSON Schema as it was given. */
  readonly schema: object;
  readonly "~standard": StandardSchemaV1.Props<T> & StandardJSONSchemaV1.Props<T>;
}

const VENDOR = "json-schema";

/**
 * Gives a plain JSON Schema a static type, which TypeScript cannot derive from it. Values are checked by ajv as with the
 * plain schema, and discovery shows the schema as it is; that the two agree is the author's promise.
 *
 * ```ts
 * const input = jsonSchema<{ text: string }>({ type: "object", properties: { text: { type: "string" } }, required: ["text"] });
 * ```
 *
 * @throws TypeError when the schema is no object.
 */
export function jsonSchema<T>(schema: object): TypedJsonSchema<T> {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
    throw new TypeError('jsonSchema() takes a JSON Schema object, for example { type: "string" }.');
  }
  let compiled: CompiledJsonSchema | undefined;
  const check = (ready: CompiledJsonSchema, value: unknown): StandardSchemaV1.Result<T> => {
    compiled = ready;
    const result = ready.check(value);
    if (result.ok) return { value: value as T };
    return { issues: result.issues.map(({ pointer, message }) => ({ message, path: fromPointer(pointer) })) };
  };
  const asIs = () => schema as JsonSchemaObject as Record<string, unknown>;
  return Object.freeze({
    schema,
    "~standard": {
      version: 1 as const,
      vendor: VENDOR,
      validate: (value: unknown) =>
        compiled ? check(compiled, value) : compileJsonSchema(schema).then((ready) => check(ready, value)),
      jsonSchema: { input: asIs, output: asIs },
    },
  });
}

/** Whether a schema was made by {@link jsonSchema}. */
export function isTypedJsonSchema(schema: object): schema is TypedJsonSchema<unknown> {
  if (!("~standard" in schema) || !("schema" in schema)) return false;
  return (schema["~standard"] as Partial<StandardSchemaV1.Props> | null)?.vendor === VENDOR;
}
