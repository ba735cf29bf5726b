import { InvalidBlobError, isJsonObject, type ValidationIssue } from "@stepflow/protocol";
import type { StoredFunction } from "./job.ts";

/** Content of a blob that holds a function. Store it with `ctx.putBlob`, or in a flow with the built-in component `put_blob`. */
export interface UdfDefinition {
  /**
   * JSON Schema that every input must fit.
   *
   * @default true, which accepts every input
   */
  readonly input_schema?: object | boolean;
  /** Same as `input_schema`, in camel case. */
  readonly inputSchema?: object | boolean;
  /**
   * JavaScript: an expression (`input.a + 1`), a function (`({ a }) => a + 1`) or the body of a function (`return input.a + 1`).
   * The variable `input` holds the input, and a function also receives it as its parameter.
   */
  readonly code: string;
}

/**
 * Reads the function that a blob holds.
 *
 * @throws InvalidBlobError when the blob holds anything else.
 */
export function readDefinition(blobId: string, data: unknown): StoredFunction {
  const issues: ValidationIssue[] = [];
  const { code, input_schema, inputSchema } = isJsonObject(data) ? data : {};
  const schema = input_schema ?? inputSchema;
  if (!isJsonObject(data)) issues.push({ pointer: "", message: "must be an object with code and input_schema" });
  else if (typeof code !== "string") issues.push({ pointer: "/code", message: "must be a string" });
  const hasSchema = schema !== undefined && schema !== null;
  if (hasSchema && !isJsonObject(schema) && typeof schema !== "boolean") {
    issues.push({ pointer: "/input_schema", message: "must be a JSON Schema" });
  }
  if (issues.length > 0) throw new InvalidBlobError(blobId, issues);
  return { blobId, code: String(code), inputSchema: hasSchema ? toText(schema) : undefined };
}

/** Writes a schema as the text of an object. The schema `true` needs no check, and `false` accepts nothing. */
function toText(schema: unknown): string | undefined {
  if (schema === true) return undefined;
  return JSON.stringify(schema === false ? { not: {} } : schema);
}
