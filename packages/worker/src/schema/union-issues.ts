import type { StandardSchemaV1 } from "@standard-schema/spec";

type Issue = StandardSchemaV1.Issue;

/** An issue of zod. `errors` is zod 4, with paths that begin at the value of the union; `unionErrors` is zod 3, with whole paths. */
interface ZodIssue extends Issue {
  readonly code?: unknown;
  readonly errors?: readonly (readonly ZodIssue[])[];
  readonly unionErrors?: readonly { readonly issues: readonly ZodIssue[] }[];
}

/** Codes of a literal with another value, which tells the branches of most unions apart. */
const LITERAL_CODES: readonly unknown[] = ["invalid_value", "invalid_literal", "invalid_enum_value"];

/**
 * Returns the issues of the branch of a union that is nearest to the value, in place of "Invalid input". Nearest is the branch with the fewest
 * wrong literals, then with the fewest issues. The issue stays as it is if the value has the wrong type for each branch.
 */
export function explainUnion(issue: Issue): readonly Issue[] {
  const path = issue.path ?? [];
  const isInside = (one: Issue): boolean => (one.path?.length ?? 0) > path.length;
  const candidates = branchesOf(issue, path).filter((issues) => issues.length > 0 && issues.every(isInside));
  const [nearest] = candidates.sort((a, b) => literals(a) - literals(b) || a.length - b.length);
  return nearest === undefined ? [issue] : nearest.flatMap(explainUnion);
}

/** The issues of each branch, with whole paths. */
function branchesOf(issue: ZodIssue, path: readonly (PropertyKey | StandardSchemaV1.PathSegment)[]): ZodIssue[][] {
  if (issue.code !== "invalid_union") return [];
  const { errors, unionErrors } = issue;
  if (Array.isArray(unionErrors)) return unionErrors.map((error) => [...error.issues]);
  if (!Array.isArray(errors)) return [];
  return errors.map((branch) =>
    branch.map((inner: ZodIssue) => ({ ...inner, path: [...path, ...(inner.path ?? [])] })),
  );
}

function literals(issues: readonly ZodIssue[]): number {
  return issues.filter(({ code }) => LITERAL_CODES.includes(code)).length;
}
