import { setTimeout as sleep } from "node:timers/promises";

/** Waits `ms` milliseconds, or until `ended` settles. */
export async function pause(ms: number, ended: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([sleep(ms, undefined, { signal: waiting.signal }).catch(() => {}), ended]);
  waiting.abort();
}

/** Settles as a promise does, or rejects with the error of `late` after `ms` milliseconds. */
export function withDeadline<T>(ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    void promise.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
