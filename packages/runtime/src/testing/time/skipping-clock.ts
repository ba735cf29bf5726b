import { type Clock, createManualClock, systemClock } from "../../engine/clock.ts";
import { passTurns } from "./event-loop-turns.ts";

/** A clock that goes as the machine's, but whoever sleeps wakes at once, and time has jumped. */
export function createSkippingClock(): Clock {
  const clock = createManualClock(systemClock.now());
  let skippedMs = 0;
  return {
    now: () => systemClock.now() + skippedMs,
    async sleep(ms, signal) {
      const sleeping = clock.sleep(ms, signal);
      // Those who fall asleep together wake in the order in which they would.
      void passTurns(1).then(() => {
        const next = clock.nextWakeMs ?? 0;
        skippedMs += next;
        clock.advance(next);
      });
      await sleeping;
    },
  };
}
