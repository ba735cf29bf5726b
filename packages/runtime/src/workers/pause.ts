import { setTimeout as sleep } from "node:timers/promises";

/** Waits, but not for what has ended. */
export async function pause(ms: number, ended: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([sleep(ms, undefined, { signal: waiting.signal }).catch(() => {}), ended]);
  waiting.abort();
}

/** What a promise gives, or rejects with, unless that takes longer. */
export function withDeadline<T>(ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    void promise.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
