import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { fromPointer } from "@stepflow/protocol/internal";
import { type CompiledJsonSchema, compileJsonSchema } from "./compile-json-schema.ts";
import type { JsonSchemaObject } from "./json-schema-compiler.ts";
import { findSchemaMistake } from "./schema-mistake.ts";

/** A JSON Schema that carries the type of its values. It is a Standard Schema. Create one with {@link jsonSchema}. */
export interface TypedJsonSchema<T> {
  /** The JSON Schema that was passed to {@link jsonSchema}. */
  readonly schema: object;
  /** The Standard Schema interface, for schema-aware libraries. */
  readonly "~standard": StandardSchemaV1.Props<T> & StandardJSONSchemaV1.Props<T>;
}

const VENDOR = "json-schema";

/**
 * Gives a JSON Schema a static type, because TypeScript cannot infer one from the schema. Values are validated against the
 * schema by ajv; TypeScript does not check that the type and the schema match.
 *
 * @throws TypeError if the schema is not an object, or has a mistake by which it would accept every value, such as a misspelt keyword.
 *
 * @example
 * ```ts source="./json-schema.examples.ts#jsonSchema"
 * const wordCount = defineComponent({
 *   path: "/word-count",
 *   input: jsonSchema<{ text: string }>({
 *     type: "object",
 *     properties: { text: { type: "string" } },
 *     required: ["text"],
 *   }),
 *   execute: ({ text }) => ({ words: text.split(/\s+/).length }),
 * });
 * ```
 */
export function jsonSchema<T>(schema: object): TypedJsonSchema<T> {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
    throw new TypeError('jsonSchema() needs a JSON Schema object, for example { type: "string" }.');
  }
  const mistake = findSchemaMistake(schema);
  if (mistake !== undefined) throw new TypeError(`jsonSchema() needs a JSON Schema object; ${mistake}.`);
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
