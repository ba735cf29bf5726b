import { InvalidBlobError, isJsonObject, type ValidationIssue } from "@stepflow/protocol";
import type { StoredFunction } from "./job.ts";

/** What a blob holds that is a function. */
export interface UdfDefinition {
  /** A JSON Schema; every input is checked against it. */
  readonly input_schema?: object | boolean;
  /** The same, in the other spelling. */
  readonly inputSchema?: object | boolean;
  /**
   * JavaScript: an expression, a function, or the body of a function. It sees its input as `input`; a function gets it as
   * its parameter too.
   */
  readonly code: string;
}

/** Reads a function out of a blob. @throws InvalidBlobError for anything else */
export function readDefinition(blobId: string, data: unknown): StoredFunction {
  const issues: ValidationIssue[] = [];
  const { code, input_schema, inputSchema } = isJsonObject(data) ? data : {};
  const schema = input_schema ?? inputSchema;
  if (!isJsonObject(data)) issues.push({ pointer: "", message: "must be an object with code and input_schema" });
  else if (typeof code !== "string") issues.push({ pointer: "/code", message: "must be a text" });
  const hasSchema = schema !== undefined && schema !== null;
  if (hasSchema && !isJsonObject(schema) && typeof schema !== "boolean") {
    issues.push({ pointer: "/input_schema", message: "must be a JSON Schema" });
  }
  if (issues.length > 0) throw new InvalidBlobError(blobId, issues);
  return { blobId, code: String(code), inputSchema: hasSchema ? toText(schema) : undefined };
}

/** As an object: `true` lets everything pass, `false` nothing. */
function toText(schema: unknown): string | undefined {
  if (schema === true) return undefined;
  return JSON.stringify(schema === false ? { not: {} } : schema);
}
