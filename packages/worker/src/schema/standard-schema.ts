import type { StandardSchemaV1 } from "@standard-schema/spec";
import { messageOf } from "@stepflow/protocol/internal";
import type { ComponentSchema } from "./component-schema.ts";
import type { SchemaSide } from "./describe-at-once.ts";
import { describeSchema } from "./describe-schema.ts";
import { toPointer } from "./issue-pointer.ts";
import type { JsonSchemaObject } from "./json-schema-compiler.ts";
import { SchemaError, type SchemaPlace } from "./schema-error.ts";
import { failed, type SchemaIssue, type SchemaResult } from "./schema-result.ts";
import { explainUnion } from "./union-issues.ts";
import { createZodEncode, holdsCodec } from "./zod-codec.ts";
import { createZodValidate, type Validate } from "./zod-validate.ts";

type StandardResult = StandardSchemaV1.Result<unknown>;

/** A schema of zod, valibot, arktype or any other library that implements Standard Schema. */
export class StandardComponentSchema implements ComponentSchema {
  readonly #schema: StandardSchemaV1;
  readonly #place: SchemaPlace;
  #chosen: Validate | undefined;
  #ready: Promise<void> | undefined;
  #jsonSchema: JsonSchemaObject | undefined;
  #warning: string | undefined;

  constructor(schema: StandardSchemaV1, place: SchemaPlace) {
    this.#schema = schema;
    this.#place = place;
  }

  get jsonSchema(): JsonSchemaObject | undefined {
    return this.#jsonSchema;
  }

  get warning(): string | undefined {
    return this.#warning;
  }

  validate(value: unknown): SchemaResult | Promise<SchemaResult> {
    let result: StandardResult | Promise<StandardResult>;
    try {
      result = this.#validate(value);
    } catch (thrown) {
      throw this.#failure(thrown);
    }
    return isPromise(result) ? this.#settle(result) : this.#read(result);
  }

  prepare(): Promise<void> {
    this.#ready ??= this.#describe();
    return this.#ready;
  }

  /** Chosen at the first use, because the getters of recursive schemas may not work before. */
  get #validate(): Validate {
    const schema = this.#schema;
    this.#chosen ??=
      (this.#place.field === "output" ? createZodEncode(schema) : undefined) ??
      createZodValidate(schema) ??
      ((value) => schema["~standard"].validate(value));
    return this.#chosen;
  }

  async #describe(): Promise<void> {
    const { component, field } = this.#place;
    const { jsonSchema, problem } = await describeSchema(this.#schema, wireSide(this.#schema, field));
    this.#jsonSchema = jsonSchema;
    if (problem === undefined) return;
    this.#warning = `The ${field} schema of component ${JSON.stringify(component)} is incomplete in discovery: ${problem}.`;
  }

  async #settle(pending: Promise<StandardResult>): Promise<SchemaResult> {
    let result: StandardResult;
    try {
      result = await pending;
    } catch (thrown) {
      throw this.#failure(thrown);
    }
    return this.#read(result);
  }

  #read(result: StandardResult): SchemaResult {
    if (typeof result !== "object" || result === null)
      throw this.#failure(new TypeError("validate() returned no result"));
    return result.issues ? failed(result.issues.flatMap(explainUnion), toIssue) : { ok: true, value: result.value };
  }

  #failure(thrown: unknown): SchemaError {
    return new SchemaError(this.#place, `threw while validating a value: ${messageOf(thrown)}`, { cause: thrown });
  }
}

/** The side of a schema that a runtime sees. */
function wireSide(schema: object, field: SchemaPlace["field"]): SchemaSide {
  return field === "output" && !holdsCodec(schema) ? "output" : "input";
}

function isPromise(result: StandardResult | Promise<StandardResult>): result is Promise<StandardResult> {
  return typeof result === "object" && result !== null && "then" in result && typeof result.then === "function";
}

function toIssue({ message, path }: StandardSchemaV1.Issue): SchemaIssue {
  return { pointer: toPointer(path ?? []), message: String(message) };
}
