import { CallbackAbortedError, CallbackTimeoutError } from "@stepflow/protocol";
import { MAX_TIMER_MS, onAbort } from "@stepflow/protocol/internal";
import type { CallLimits } from "./call-limits.ts";

/**
 * Waits for a promise within the limits of the caller. The work behind it goes on when the limits have passed.
 *
 * @throws CallbackTimeoutError, CallbackAbortedError; any error of the promise.
 */
export function withDeadline<T>(what: string, work: Promise<T>, { timeoutMs, signal }: CallLimits): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => end(() => reject(new CallbackAbortedError(what, signal?.reason)));
    const expire = (): void => end(() => reject(new CallbackTimeoutError(what, timeoutMs)));
    const timer = setTimeout(expire, Math.min(timeoutMs, MAX_TIMER_MS));
    let withdraw = (): void => {};
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      withdraw();
      settle();
    };
    work.then(
      (value) => end(() => resolve(value)),
      (error: unknown) => end(() => reject(error)),
    );
    if (signal?.aborted) abort();
    else if (signal !== undefined) withdraw = onAbort(signal, abort);
  });
}
