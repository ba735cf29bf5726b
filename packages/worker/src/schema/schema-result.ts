/** One problem with a value. */
export interface SchemaIssue {
  /** Place of the problem as a JSON pointer (RFC 6901): `""` is the value itself, `/items/0/name` a field inside it. */
  readonly pointer: string;
  /** Message of the schema library. */
  readonly message: string;
}

/** Result of a validation. `value` is the parsed value, with defaults, coercions and transforms applied. */
export type SchemaResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly SchemaIssue[] };

/** Limit of the issues of one value, because a hostile list of a million wrong items would produce a million issues. */
export const MAX_ISSUES = 20;

/** Creates a failed result with at most {@link MAX_ISSUES} issues. If there were more, a last entry gives their number. */
export function failed<T>(issues: readonly T[], toIssue: (issue: T) => SchemaIssue): SchemaResult {
  if (issues.length === 0) return { ok: false, issues: [{ pointer: "", message: "is not valid" }] };
  const kept = issues.slice(0, MAX_ISSUES).map(toIssue);
  const more = issues.length - kept.length;
  if (more > 0) kept.push({ pointer: "", message: `and ${more} more` });
  return { ok: false, issues: kept };
}
