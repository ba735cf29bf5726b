import type { ManualClock } from "../../engine/clock.ts";

/**
 * The clock of a {@link TestRuntime} with `clock: "manual"`. It stands still until the test advances it.
 */
export interface TestClock extends ManualClock {
  /**
   * Advances the clock, and the fake timers of the runtime, step by step: everything that wakes up runs before more time
   * passes, and may sleep again.
   *
   * @throws RangeError if `ms` is not a duration
   *
   * @example
   * ```ts source="./test-clock.examples.ts#advanceBy"
   * const running = runtime.execute("/flaky", {});
   * await runtime.clock.advanceBy(60_000); // long enough for all retries
   * console.log(await running);
   * ```
   */
  advanceBy(ms: number): Promise<void>;
  /**
   * Advances the clock until a promise settles, and returns its value.
   *
   * While components execute, fake timers run at most a hundred times as fast as real time, because the clock cannot see whether a
   * component waits for a timer or for a file.
   *
   * @throws the reason of the promise if it rejects
   * @throws Error if the promise is pending and no run is waiting for the clock
   * @throws RuntimeClosedError if the runtime is closed before
   *
   * @example
   * ```ts source="./test-clock.examples.ts#settle"
   * const result = await runtime.clock.settle(runtime.execute("/flaky", {}));
   * ```
   */
  settle<T>(promise: PromiseLike<T>): Promise<T>;
  /**
   * Waits until something sleeps by this clock, such as a step before its retry.
   *
   * @throws Error if nothing sleeps and no run is left that could start to
   * @throws RuntimeClosedError if the runtime is closed before
   *
   * @example
   * ```ts source="./test-clock.examples.ts#untilSleeping"
   * const running = runtime.execute("/flaky", {});
   * await runtime.clock.untilSleeping();
   * console.log(runtime.clock.nextWakeMs); // milliseconds until the retry
   * await runtime.clock.settle(running);
   * ```
   */
  untilSleeping(): Promise<void>;
}
