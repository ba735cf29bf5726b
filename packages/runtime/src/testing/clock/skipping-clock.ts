import { type Clock, createManualClock, systemClock } from "../../engine/clock.ts";
import { passTurns } from "../time/event-loop-turns.ts";

/** Creates a clock that runs like the system's but jumps ahead instead of sleeping. */
export function createSkippingClock(): Clock {
  const clock = createManualClock(systemClock.now());
  let skippedMs = 0;
  return {
    now: () => systemClock.now() + skippedMs,
    async sleep(ms, signal) {
      const sleeping = clock.sleep(ms, signal);
      // Sleeps that begin in the same turn end in the order of their durations.
      void passTurns(1).then(() => {
        const next = clock.nextWakeMs ?? 0;
        skippedMs += next;
        clock.advance(next);
      });
      await sleeping;
    },
  };
}
