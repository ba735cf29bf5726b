import { isJsonObject } from "@stepflow/protocol";
import type { Options, ValidateFunction } from "ajv";

/** A place of a value that does not match a schema. */
export interface SchemaIssue {
  /** JSON pointer. */
  readonly pointer: string;
  readonly message: string;
}

// Schemas come from workers in any language, so that unknown keywords and formats are accepted.
const OPTIONS: Options = { strict: false, ownProperties: true, logger: false, validateFormats: false };

/** Returns the first mismatch between a value and a JSON Schema. A schema that cannot be compiled accepts every value. */
export async function issueOf(schema: unknown, value: unknown): Promise<SchemaIssue | undefined> {
  const validate = isJsonObject(schema) ? await compile(schema) : undefined;
  if (validate === undefined || validate(value) === true) return undefined;
  const [issue] = validate.errors ?? [];
  return { pointer: issue?.instancePath ?? "", message: issue?.message ?? "it is not valid" };
}

async function compile(schema: Record<string, unknown>): Promise<ValidateFunction | undefined> {
  const [{ Ajv2020 }, { Ajv }] = await Promise.all([import("ajv/dist/2020.js"), import("ajv")]);
  for (const Compiler of [Ajv2020, Ajv]) {
    try {
      return new Compiler(OPTIONS).compile(schema);
    } catch {
      // A schema of draft-07 with tuples is invalid in 2020-12.
    }
  }
  return undefined;
}
