import { MAX_TIMER_MS, onAbort } from "@stepflow/protocol/internal-client";

/** Limits of a call: the caller's signal and a time limit. */
export interface DeadlineOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** Creates the error for a call that takes too long. */
  readonly onTimeout: () => Error;
}

/**
 * Checks a time limit, because `setTimeout` treats `NaN` and negative numbers as 0.
 *
 * @throws TypeError if it is not a number of at least 0.
 */
export function checkTimeout(timeoutMs: number): number {
  if (typeof timeoutMs === "number" && timeoutMs >= 0) return timeoutMs;
  const given = typeof timeoutMs === "string" ? JSON.stringify(timeoutMs) : String(timeoutMs);
  throw new TypeError(`timeoutMs must be a number of milliseconds of at least 0, got ${given}.`);
}

/** A signal that follows another signal and a time limit. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  /** Removes the timer and the listener. It must be called. */
  dispose(): void;
}

/**
 * Creates a signal that aborts with the caller's reason, or with the error of `onTimeout` after the time limit. It is not
 * `AbortSignal.any`, which leaks memory on Node 20.
 */
export function linkDeadline(options: DeadlineOptions): LinkedSignal {
  const { signal, timeoutMs, onTimeout } = options;
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  const withdraw = signal === undefined ? () => undefined : onAbort(signal, abort);
  const timer = setTimeout(() => controller.abort(onTimeout()), Math.min(timeoutMs, MAX_TIMER_MS));
  return {
    signal: controller.signal,
    dispose() {
      clearTimeout(timer);
      withdraw();
    },
  };
}

/**
 * Runs `work` until it settles, the caller aborts or the time limit is reached, whichever is first.
 *
 * @throws The abort reason of the caller, or the error of `onTimeout`.
 */
export async function withDeadline<T>(options: DeadlineOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  options.signal?.throwIfAborted();
  const linked = linkDeadline(options);
  try {
    // The race ends the wait even if a custom fetch function ignores the signal.
    return await Promise.race([aborted(linked.signal), work(linked.signal)]);
  } finally {
    linked.dispose();
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
