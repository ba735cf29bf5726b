import type { ManualClock } from "../../engine/clock.ts";

/** The time of a {@link TestRuntime}. It stands still until the test lets it go on. */
export interface TestClock extends ManualClock {
  /**
   * Lets time pass and what happens meanwhile happen: whoever wakes goes on, and may sleep again within this time. Timers that
   * the runtime was given pass with it.
   *
   * @throws RangeError for what is no span of time.
   */
  advanceBy(ms: number): Promise<void>;
  /**
   * Lets as much time pass as it takes until the promise is settled, and gives what it gives. While components execute, fake timers
   * go no faster than a hundred times as fast as real time: whether a component waits for them or for a file, nobody sees.
   *
   * @throws Error when nothing is left that the promise could wait for; RuntimeClosedError.
   */
  settle<T>(promise: PromiseLike<T>): Promise<T>;
  /**
   * Resolves when somebody sleeps, at once if somebody does.
   *
   * @throws Error when nothing is left that could; RuntimeClosedError.
   */
  untilSleeping(): Promise<void>;
}
