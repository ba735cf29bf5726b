import { CallbackAbortedError, CallbackTimeoutError } from "@stepflow/protocol";
import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { CallLimits } from "./call-limits.ts";

/**
 * Waits for work that somebody else started, but no longer than this caller wants to wait.
 *
 * @throws CallbackTimeoutError, CallbackAbortedError; whatever the work fails with.
 */
export function withDeadline<T>(what: string, work: Promise<T>, { timeoutMs, signal }: CallLimits): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => end(() => reject(new CallbackAbortedError(what, signal?.reason)));
    const expire = (): void => end(() => reject(new CallbackTimeoutError(what, timeoutMs)));
    const timer = setTimeout(expire, Math.min(timeoutMs, MAX_TIMER_MS));
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      settle();
    };
    work.then(
      (value) => end(() => resolve(value)),
      (error: unknown) => end(() => reject(error)),
    );
    if (signal?.aborted) onAbort();
    else signal?.addEventListener("abort", onAbort, { once: true });
  });
}
