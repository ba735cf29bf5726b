import type { JsonSchemaObject } from "./ajv.ts";
import type { SchemaResult } from "./result.ts";

/** A schema of a component, whatever library it came from. */
export interface ComponentSchema {
  /**
   * Checks a value. Answers at once where the library does; a promise only where the library is asynchronous or
   * {@link prepare} has not ended.
   *
   * @throws SchemaError when the library throws or the schema is not usable.
   */
  validate(value: unknown): SchemaResult | Promise<SchemaResult>;
  /**
   * Does what is needed once: compiles a JSON Schema, or asks the library for one. Later calls get the same promise.
   *
   * @throws SchemaError when a JSON Schema is not usable. A library that cannot express its schema is only a {@link warning}.
   */
  prepare(): Promise<void>;
  /** What discovery shows, once prepared. Absent where the library cannot express it. */
  readonly jsonSchema: JsonSchemaObject | undefined;
  /** What discovery does not show and why, once prepared. A full sentence that names component and field. */
  readonly warning: string | undefined;
}
