import { type Clock, createManualClock, type ManualClock, systemClock } from "../engine/clock.ts";
import { passTurns } from "./faults/turns.ts";

/** Timers that a test framework has put in place of the real ones, such as `vi` of vitest after `vi.useFakeTimers()`. */
export interface FakeTimers {
  advanceTimersByTimeAsync(ms: number): Promise<unknown>;
}

/** The time of a {@link TestRuntime}. It stands still until the test lets it go on. */
export interface TestClock extends ManualClock {
  /**
   * Lets time pass and what happens meanwhile happen: whoever wakes goes on, and may sleep again within this time. Timers that
   * the runtime was given pass with it.
   */
  advanceBy(ms: number): Promise<void>;
  /** Lets as much time pass as it takes until the promise is settled, and gives what it gives. */
  settle<T>(promise: Promise<T>): Promise<T>;
}

/** Turns that executions get to end before time goes on without them. */
const MOST_TURNS = 200;
/** Turns without anybody asleep that one who goes on needs at most before he sleeps again. */
const QUIET_TURNS = 5;

/** @param isBusy whether components execute, which may end or sleep at any moment. */
export function createTestClock(isBusy: () => boolean, timers: FakeTimers | undefined): TestClock {
  const clock = createManualClock();
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await timers?.advanceTimersByTimeAsync(ms);
    await calm(isBusy);
  };
  const advanceBy = async (ms: number): Promise<void> => {
    let left = ms;
    for (let next = clock.nextWakeMs; next !== undefined && next <= left; next = clock.nextWakeMs) {
      await pass(next);
      left -= next;
    }
    await pass(left);
  };
  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
    };
    promise.then(settled, settled);
    while (!isSettled) {
      await calm(isBusy);
      const next = clock.nextWakeMs;
      if (!isSettled && next !== undefined) await pass(next);
    }
    return promise;
  };
  return {
    now: () => clock.now(),
    sleep: (ms, signal) => clock.sleep(ms, signal),
    advance: (ms) => clock.advance(ms),
    untilSleeping: () => clock.untilSleeping(),
    get sleeping() {
      return clock.sleeping;
    },
    get nextWakeMs() {
      return clock.nextWakeMs;
    },
    advanceBy,
    settle,
  };
}

/** Lets what can go on without time go on. */
async function calm(isBusy: () => boolean): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS && (turn < QUIET_TURNS || isBusy()); turn += 1) await passTurns(1);
}

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
