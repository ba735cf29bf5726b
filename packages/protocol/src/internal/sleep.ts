import { onAbort } from "./on-abort.ts";

/** The used part of an `AbortSignal`. This package does not depend on the types of the web platform. */
interface AbortState {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options: { readonly once: true }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/**
 * Resolves after `ms` milliseconds. Code for Node only uses `node:timers/promises` instead.
 *
 * @throws The reason of the signal if it aborts or has aborted.
 */
export function sleep(ms: number, signal?: AbortState): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
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
