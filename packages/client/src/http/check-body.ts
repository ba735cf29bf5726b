import { findUnsendable } from "@stepflow/protocol/internal";

/** @throws TypeError that names the place of a value that JSON would change or drop. */
export function checkBody(
  request: string,
  json: unknown,
  options: { readonly bigints: boolean; readonly maxDepth: number },
): void {
  const issue = findUnsendable(json, options);
  if (issue !== undefined) {
    throw new TypeError(`The body of ${request} cannot be sent: ${issue.pointer} ${issue.message}.`);
  }
}
