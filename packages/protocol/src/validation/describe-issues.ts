import type { ValidationIssue } from "./validate.ts";

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
