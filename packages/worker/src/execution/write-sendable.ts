import { describeIssues } from "@stepflow/protocol";
import { findUnsendable, messageOf } from "@stepflow/protocol/internal";
import type { NumberPolicy } from "../numbers/number-policy.ts";

/** Writes a value to send; `undefined` becomes null. @throws TypeError that names the place of a value that JSON would change. */
export function writeSendable(numbers: NumberPolicy, what: string, value: unknown): string {
  const sent = value ?? null;
  const issue = findUnsendable(sent, numbers);
  if (issue !== undefined) throw new TypeError(`${what} cannot be sent: ${describeIssues([issue])}.`);
  try {
    return numbers.write(sent);
  } catch (error) {
    throw new TypeError(`${what} cannot be sent: ${messageOf(error)}`, { cause: error });
  }
}
