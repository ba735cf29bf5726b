import { ERROR_CODES } from "./error-codes.ts";

/** Whether a runtime executes a failed step again. `byFlow` leaves the decision to `onError` of the step. */
export type RetryPolicy = "never" | "byFlow" | "always";

/** The code of an error that has a policy but no code of its own. */
export const RETRY_CODES: { readonly [policy in RetryPolicy]: number } = {
  never: ERROR_CODES.workerError,
  byFlow: ERROR_CODES.componentFailed,
  always: ERROR_CODES.transportError,
};

/**
 * Returns the policy that runtime 0.11 derives from a code. Runtime 0.9 never executes a failed step again, 0.10 always does.
 *
 * @example
 * ```ts source="./retry-policy.examples.ts#retryPolicyOf"
 * retryPolicyOf(ERROR_CODES.invalidInput); // "never"
 * retryPolicyOf(ERROR_CODES.componentFailed); // "byFlow"
 * retryPolicyOf(ERROR_CODES.transportError); // "always"
 * ```
 */
export function retryPolicyOf(code: number): RetryPolicy {
  if (code <= -32300 && code >= -32399) return "always";
  if (code <= -32100 && code >= -32199) return "byFlow";
  return "never";
}
