/** One thing that is wrong with a value. */
export interface SchemaIssue {
  /** Where, as a JSON pointer into the value (RFC 6901): `""` is the value itself, `/items/0/name` a field inside it. */
  readonly pointer: string;
  /** What is wrong there, in the words of the schema library. */
  readonly message: string;
}

/** Outcome of a validation. `value` is what the schema made of the value: defaults filled in, text coerced, … */
export type SchemaResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly SchemaIssue[] };

/** A hostile list of a million wrong items must not become an answer of a million issues. */
export const MAX_ISSUES = 20;

/** A failed result; only the first {@link MAX_ISSUES} issues are kept, the last entry says how many there were. */
export function failed<T>(issues: readonly T[], toIssue: (issue: T) => SchemaIssue): SchemaResult {
  if (issues.length === 0) return { ok: false, issues: [{ pointer: "", message: "is not valid" }] };
  const kept = issues.slice(0, MAX_ISSUES).map(toIssue);
  const more = issues.length - kept.length;
  if (more > 0) kept.push({ pointer: "", message: `and ${more} more` });
  return { ok: false, issues: kept };
}
