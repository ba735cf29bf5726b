/** What bounds one call: its caller's signal and its deadline. */
export interface DeadlineOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** Makes the error of a passed deadline. */
  readonly onTimeout: () => Error;
}

/** Longest delay a timer takes; more would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

/**
 * Runs `work` until it settles, its caller aborts or the deadline passes, whichever is first. Links the signals by hand and
 * unlinks them again: `AbortSignal.any` leaks on Node 20.
 *
 * @throws the caller's abort reason, or the error of `onTimeout`.
 */
export async function withDeadline<T>(options: DeadlineOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, timeoutMs, onTimeout } = options;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => controller.abort(onTimeout()), Math.min(timeoutMs, MAX_TIMER_MS));
  try {
    // The race ends the wait even where an injected fetch ignores its signal.
    return await Promise.race([aborted(controller.signal), work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Waits `ms`, or less when `signal` aborts: then it throws the abort reason. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
