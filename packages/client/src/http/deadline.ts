import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import { onAbort } from "./on-abort.ts";

/** What bounds one call: its caller's signal and its deadline. */
export interface DeadlineOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** Makes the error of a passed deadline. */
  readonly onTimeout: () => Error;
}

/** A signal that follows another one and a deadline. */
export interface LinkedSignal {
  readonly signal: AbortSignal;
  /** Takes timer and listener away; must be called. */
  dispose(): void;
}

/**
 * Makes a signal that aborts with the caller's reason or, at the deadline, with the error of `onTimeout`. Linked by hand and unlinked
 * again: `AbortSignal.any` leaks on Node 20.
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
 * Runs `work` until it settles, its caller aborts or the deadline passes, whichever is first.
 *
 * @throws the caller's abort reason, or the error of `onTimeout`.
 */
export async function withDeadline<T>(options: DeadlineOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  options.signal?.throwIfAborted();
  const linked = linkDeadline(options);
  try {
    // The race ends the wait even where an injected fetch ignores its signal.
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

/** Waits `ms`, or less when `signal` aborts: then it throws the abort reason. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(() => {
      withdraw();
      resolve();
    }, ms);
    const abort = (): void => {
      clearTimeout(timer);
      withdraw();
      reject(signal?.reason);
    };
    const withdraw = signal === undefined ? () => undefined : onAbort(signal, abort);
  });
}
