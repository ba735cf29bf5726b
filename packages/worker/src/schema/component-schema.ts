import type { JsonSchemaObject } from "./json-schema-compiler.ts";
import type { SchemaResult } from "./schema-result.ts";

/** A schema of a component, adapted from any schema library. */
export interface ComponentSchema {
  /**
   * Validates a value. Returns a promise only if the library is asynchronous or {@link prepare} has not completed.
   *
   * @throws SchemaError if the library throws or the schema is unusable.
   */
  validate(value: unknown): SchemaResult | Promise<SchemaResult>;
  /**
   * Compiles a JSON Schema, or converts the schema of a library to one. Later calls return the same promise.
   *
   * @throws SchemaError if a JSON Schema is unusable. If a library cannot express its schema, that is only a {@link warning}.
   */
  prepare(): Promise<void>;
  /** JSON Schema for discovery, after preparation; `undefined` if the library cannot express it. */
  readonly jsonSchema: JsonSchemaObject | undefined;
  /** Full sentence about the parts that discovery cannot show, after preparation; `undefined` if there are none. */
  readonly warning: string | undefined;
}
