import { MAX_PLACES } from "../internal/max-places.ts";
import type { ValidationIssue } from "./describe-issues.ts";

/** The first issues, and a last one with the number of those left out. Each of a million items can have an issue of its own. */
export function firstIssues(issues: readonly ValidationIssue[]): readonly ValidationIssue[] {
  if (issues.length <= MAX_PLACES) return issues;
  const rest = issues.length - MAX_PLACES;
  const last = { pointer: "", message: `and ${rest} more ${rest === 1 ? "issue" : "issues"}` };
  return [...issues.slice(0, MAX_PLACES), last];
}
