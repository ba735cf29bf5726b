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
import type { CallbackRequest, Exchange } from "@stepflow/transport";
import type { CallLimits } from "../limits/call-limits.ts";
import type { NumberPolicy } from "../numbers/number-policy.ts";

/** The runtime that one execution calls. */
export interface CalledRuntime {
  readonly exchange: Exchange;
  readonly dialect: Dialect;
  readonly numbers: NumberPolicy;
}

/** How a call differs from the usual one. */
export interface CallCodec {
  /** Writes the parameters, which are spelled as the runtime wants them. */
  readonly encode?: (params: unknown) => string;
  /** Makes of the result what the protocol has for it. */
  readonly decode?: (result: unknown) => unknown;
}

/** Time to wait before a request without effect is sent again (docs/internals/wire.md#callback-deadlock). */
const RESEND_AFTER_MS = 2_000;

/**
 * Sends a method of the protocol in the runtime's dialect and checks what comes back.
 *
 * @throws RuntimeCallError the runtime answered with an error; CallbackError its result is not what the protocol says.
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
  const checked = validateResult(method, dialect, decode(result));
  if (checked.ok) return checked.value;
  const issues = describeIssues(checked.issues);
  throw new CallbackError(`Runtime's answer to ${method} is not valid: ${issues}`, {
    data: { method, issues: checked.issues },
  });
}

/** Sends any request; numbers travel by the worker's choice in both directions. Same errors as `Exchange.call`. */
export async function callUntyped(
  exchange: Exchange,
  numbers: NumberPolicy,
  request: CallbackRequest,
): Promise<unknown> {
  let text = "";
  const parsed = await exchange.call({
    ...request,
    write: request.write ?? ((value) => numbers.write(value)),
    onText: (message) => {
      text = message;
    },
  });
  return numbers.readResult(request.method, text, parsed);
}
