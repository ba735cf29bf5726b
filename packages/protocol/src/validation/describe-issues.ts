import type { ValidationIssue } from "./validate.ts";

/** One line for a list of issues: the pointer of each with its message. */
export function describeIssues(issues: readonly ValidationIssue[]): string {
  return issues.map(({ pointer, message }) => (pointer === "" ? message : `${pointer} ${message}`)).join("; ");
}
