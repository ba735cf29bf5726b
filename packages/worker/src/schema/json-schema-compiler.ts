import type { SchemaResult } from "./schema-result.ts";

/** A JSON Schema document. */
export type JsonSchemaObject = Readonly<Record<string, unknown>>;

/** Version of JSON Schema. */
export type JsonSchemaDialect = "draft-07" | "2019-09" | "2020-12";

/** Checks values by JSON Schemas of one version. */
export interface JsonSchemaCompiler {
  /** Describes why the document is not a valid schema; `undefined` if it is valid. */
  problemOf(document: JsonSchemaObject): string | undefined;
  /** @throws Error if the document refers to another one. */
  compile(document: JsonSchemaObject): (value: unknown) => SchemaResult;
}
