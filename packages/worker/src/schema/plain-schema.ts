import { messageOf } from "@stepflow/protocol/internal";
import { type CompiledJsonSchema, compileJsonSchema } from "./compile-json-schema.ts";
import type { ComponentSchema } from "./component-schema.ts";
import type { JsonSchemaObject } from "./json-schema-compiler.ts";
import { SchemaError, type SchemaPlace } from "./schema-error.ts";
import type { SchemaResult } from "./schema-result.ts";

/** A plain JSON Schema, validated by ajv. It never changes a value: keywords such as `default` are only descriptions. */
export class PlainComponentSchema implements ComponentSchema {
  readonly #source: object;
  readonly #place: SchemaPlace;
  readonly warning: undefined;
  #ready: Promise<void> | undefined;
  #compiled: CompiledJsonSchema | undefined;

  constructor(source: object, place: SchemaPlace) {
    this.#source = source;
    this.#place = place;
  }

  get jsonSchema(): JsonSchemaObject | undefined {
    return this.#compiled?.document;
  }

  validate(value: unknown): SchemaResult | Promise<SchemaResult> {
    if (this.#compiled === undefined) return this.prepare().then(() => this.validate(value));
    try {
      return this.#compiled.check(value);
    } catch (thrown) {
      throw new SchemaError(this.#place, `failed to validate a value: ${messageOf(thrown)}`, { cause: thrown });
    }
  }

  prepare(): Promise<void> {
    this.#ready ??= this.#compile();
    return this.#ready;
  }

  async #compile(): Promise<void> {
    try {
      this.#compiled = await compileJsonSchema(this.#source);
    } catch (thrown) {
      throw new SchemaError(this.#place, `is not usable as JSON Schema: ${messageOf(thrown)}`, { cause: thrown });
    }
  }
}
