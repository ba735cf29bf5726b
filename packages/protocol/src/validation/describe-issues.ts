import type { ValidationIssue } from "./validate.ts";

/**
 * Writes issues as one line: the pointer of each with its message.
 */
export function describeIssues(issues: readonly ValidationIssue[]): string {
  return issues.map(({ pointer, message }) => (pointer === "" ? message : `${pointer} ${message}`)).join("; ");
}
