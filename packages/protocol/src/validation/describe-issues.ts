import { escapePointerKey } from "../internal/json-pointer.ts";
import type { SchemaError } from "./schema-validator.ts";

/** One error in a value, and its place. */
export interface ValidationIssue {
  /** JSON pointer (RFC 6901) to the invalid value; `""` is the whole value. The pointer of a missing member ends with its name. */
  readonly pointer: string;
  /** The error as the predicate of a sentence about the value, such as `must be string`. */
  readonly message: string;
}

/**
 * Writes issues as one line: the pointer of each with its message.
 *
 * @example
 * ```ts source="./describe-issues.examples.ts#describeIssues"
 * describeIssues([{ pointer: "/text", message: "must be string" }]); // "/text must be string"
 * ```
 */
export function describeIssues(issues: readonly ValidationIssue[]): string {
  return issues.map(({ pointer, message }) => (pointer === "" ? message : `${pointer} ${message}`)).join("; ");
}

/** Turns an error of a generated validator into an issue, and decides its wording. */
export function toIssue(error: SchemaError): ValidationIssue {
  const { missingProperty: missing } = error.params;
  if (error.keyword === "required" && typeof missing === "string") {
    return { pointer: `${error.instancePath}/${escapePointerKey(missing)}`, message: "is missing" };
  }
  return { pointer: error.instancePath, message: messageOfError(error) };
}

function messageOfError(error: SchemaError): string {
  const { allowedValue, allowedValues, additionalProperty } = error.params;
  if (error.keyword === "type") return `must be ${typesOf(error).join(" or ")}`;
  if (Array.isArray(allowedValues))
    return `must be one of ${allowedValues.map((value) => JSON.stringify(value)).join(", ")}`;
  if (error.keyword === "const") return `must be ${JSON.stringify(allowedValue)}`;
  if (typeof additionalProperty === "string") return `must not have the member ${JSON.stringify(additionalProperty)}`;
  return error.message ?? `violates the rule "${error.keyword}"`;
}

/** The types that a type error allows. */
export function typesOf(error: SchemaError): readonly unknown[] {
  const { type } = error.params;
  return Array.isArray(type) ? type : [type];
}
