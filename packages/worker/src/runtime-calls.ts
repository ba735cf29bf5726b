import {
  CallbackError,
  type Dialect,
  describeIssues,
  encodeParams,
  METHODS,
  type MethodName,
  type ParamsOf,
  type ResultOf,
  validateResult,
} from "@stepflow/protocol";
import type { Exchange } from "@stepflow/transport";
import type { CallLimits } from "./runtime-link.ts";

/** Time to wait before a request without effect is sent again (wire.md §6b). */
const RESEND_AFTER_MS = 2_000;

/**
 * Sends a method of the protocol in the runtime's dialect and checks what comes back (D28).
 *
 * @throws RuntimeCallError the runtime answered with an error; CallbackError its result is not what the protocol says.
 */
export async function callRuntime<M extends MethodName>(
  exchange: Exchange,
  dialect: Dialect,
  method: M,
  params: ParamsOf<M>,
  { timeoutMs, signal }: CallLimits,
): Promise<ResultOf<M>> {
  const result = await exchange.call({
    method,
    params: encodeParams(method, dialect, params),
    timeoutMs,
    signal,
    resendAfterMs: METHODS[method].repeatable ? RESEND_AFTER_MS : undefined,
  });
  const checked = validateResult(method, dialect, result);
  if (checked.ok) return checked.value;
  const issues = describeIssues(checked.issues);
  throw new CallbackError(`Runtime's answer to ${method} is not valid: ${issues}`, {
    data: { method, issues: checked.issues },
  });
}
