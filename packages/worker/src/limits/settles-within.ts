import { MAX_TIMER_MS } from "@stepflow/protocol/internal";

/** Waits for a promise that never rejects. Resolves with false if it does not settle within `ms`. */
export function settlesWithin(work: Promise<void>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), Math.min(ms, MAX_TIMER_MS));
    void work.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
