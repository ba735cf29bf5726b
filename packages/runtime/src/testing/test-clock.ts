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

/** What goes on beside those who sleep. */
export interface Business {
  /** Runs that have not ended. */
  readonly runs: number;
  /** Executions that have reached their workers. */
  readonly executions: number;
}

/** Turns that executions get to end, or to wait for something, before time goes on without them. */
const MOST_TURNS = 200;
/** Turns that one who wakes needs at most until he sleeps again or is somewhere else. */
const QUIET_TURNS = 5;

/** Creates the clock of a runtime in which this goes on. */
export function createTestClock(business: () => Business, timers: FakeTimers | undefined): TestClock {
  const clock = createManualClock();
  const calm = async (): Promise<void> => {
    for (let turn = 0; ; turn += 1) {
      await passTurns(1);
      const { runs, executions } = business();
      // A run of which nothing executes and nobody sleeps is on its way from one to the other.
      const isOnItsWay = runs > 0 && executions === 0 && clock.sleeping === 0;
      if (!isOnItsWay && turn >= (executions > 0 ? MOST_TURNS : QUIET_TURNS)) return;
    }
  };
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await timers?.advanceTimersByTimeAsync(ms);
    await calm();
  };
  const advanceBy = async (ms: number): Promise<void> => {
    await calm();
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
      await calm();
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
