import { CallbackAbortedError, CallbackTimeoutError } from "@stepflow/protocol";

/** Limits of one request to the runtime. */
export interface CallOptions {
  /**
   * Time in milliseconds after which the request fails with `CallbackTimeoutError`. If omitted, the worker's `callbackTimeoutMs`
   * applies.
   */
  readonly timeoutMs?: number | undefined;
  /** Cancels the request, which then fails with `CallbackAbortedError`. */
  readonly signal?: AbortSignal | undefined;
}

/** Limits of one request to the runtime, with defaults. */
export interface CallLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks limits before anything is sent, so that a request whose limits have passed already has no effect on the runtime.
 *
 * @throws CallbackAbortedError when the signal is aborted; CallbackTimeoutError for a time of 0; RangeError for an invalid time.
 */
export function checkLimits(method: string, { timeoutMs, signal }: CallOptions): void {
  if (timeoutMs !== undefined && !(typeof timeoutMs === "number" && timeoutMs >= 0)) {
    throw new RangeError(
      `${method}: timeoutMs must be a number of milliseconds of at least 0, got ${String(timeoutMs)}.`,
    );
  }
  if (signal?.aborted) throw new CallbackAbortedError(method, signal.reason);
  if (timeoutMs === 0) throw new CallbackTimeoutError(method, timeoutMs);
}

/** The limits that remain of those that began at `startedMs`, in whole milliseconds, because errors name them. */
export function remainingLimits({ timeoutMs, signal }: CallLimits, startedMs: number): CallLimits {
  return { timeoutMs: Math.max(0, Math.ceil(timeoutMs - (performance.now() - startedMs))), signal };
}
