import { MAX_TIMER_MS } from "@stepflow/protocol/internal";

/** Waits for work that never fails, but only so long: false when the time is over first. */
export function settlesWithin(work: Promise<void>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), Math.min(ms, MAX_TIMER_MS));
    void work.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
