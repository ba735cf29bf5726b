import {
  CallbackError,
  type Dialect,
  describeIssues,
  encodeParams,
  METHODS,
  type MethodName,
  type ParamsOf,
  type ResultOf,
  validateRuntimeResult,
} from "@stepflow/protocol";
import type { CallbackRequest, Exchange } from "@stepflow/transport";
import type { CallLimits } from "../limits/call-limits.ts";
import type { NumberPolicy } from "../numbers/number-policy.ts";

/** The runtime that an execution calls. */
export interface CalledRuntime {
  readonly exchange: Exchange;
  readonly dialect: Dialect;
  readonly numbers: NumberPolicy;
}

/** Custom writing of the parameters and reading of the result. */
export interface CallCodec {
  /** Writes the parameters, which are in the dialect of the runtime already. */
  readonly encode?: (params: unknown) => string;
  /** Converts the result to one that the protocol defines. */
  readonly decode?: (result: unknown) => unknown;
}

/** Time after which a repeatable request without a response is sent again. */
const RESEND_AFTER_MS = 2_000;

/**
 * Calls a method of the protocol in the dialect of the runtime and validates the result.
 *
 * @throws RuntimeCallError when the runtime responds with an error; CallbackError when the result is invalid.
 */
export async function callRuntime<M extends MethodName>(
  { exchange, dialect, numbers }: CalledRuntime,
  method: M,
  params: ParamsOf<M>,
  { timeoutMs, signal }: CallLimits,
  { encode, decode = (result) => result }: CallCodec = {},
): Promise<ResultOf<M>> {
  const result = await callUntyped(exchange, numbers, {
    method,
    params: encodeParams(method, dialect, params),
    timeoutMs,
    signal,
    write: encode,
    resendAfterMs: METHODS[method].repeatable ? RESEND_AFTER_MS : undefined,
  });
  const checked = validateRuntimeResult(method, dialect, decode(result));
  if (checked.ok) return checked.value;
  const issues = describeIssues(checked.issues);
  throw new CallbackError(`The response of the runtime to ${method} is invalid: ${issues}`, {
    data: { method, issues: checked.issues },
  });
}

/** Calls any method without validation. Big integers are handled as the worker is configured. Throws what `Exchange.call` throws. */
export function callUntyped(
  exchange: Exchange,
  numbers: NumberPolicy,
  { method, params, timeoutMs, signal, resendAfterMs, write = numbers.writeParams }: CallbackRequest,
): Promise<unknown> {
  return exchange.call({
    method,
    params,
    timeoutMs,
    signal,
    resendAfterMs,
    write,
    read: numbers.readAnswer,
  });
}
