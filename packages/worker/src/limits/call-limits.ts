import { CallbackAbortedError, CallbackTimeoutError } from "@stepflow/protocol";

/** Limits that a caller sets for one request to the runtime. */
export interface CallOptions {
  /** The request fails after this time; the worker's `callbackTimeoutMs` when absent. */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait early, with a `CallbackAbortedError`. */
  readonly signal?: AbortSignal | undefined;
}

/** Limits that hold for one request to the runtime, defaults filled in. */
export interface CallLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks limits before anything is sent, so that what is over before it begins has no effect on any runtime.
 *
 * @throws CallbackAbortedError, CallbackTimeoutError; RangeError for a time that is none.
 */
export function checkLimits(method: string, { timeoutMs, signal }: CallOptions): void {
  if (timeoutMs !== undefined && !(typeof timeoutMs === "number" && timeoutMs >= 0)) {
    throw new RangeError(`${method}: timeoutMs must be a number of milliseconds from 0 up, got ${String(timeoutMs)}.`);
  }
  if (signal?.aborted) throw new CallbackAbortedError(method, signal.reason);
  if (timeoutMs === 0) throw new CallbackTimeoutError(method, timeoutMs);
}

/** What is left of limits that count from a moment on. */
export function remainingLimits({ timeoutMs, signal }: CallLimits, startedMs: number): CallLimits {
  return { timeoutMs: Math.max(0, timeoutMs - (Date.now() - startedMs)), signal };
}
