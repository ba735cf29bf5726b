import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { defined, onAbort } from "@stepflow/protocol/internal";

/** Source of the time for an engine. Tests use one that they control. */
export interface Clock {
  /** Returns the milliseconds since 1970, with fractions if the clock has them. */
  now(): number;
  /** Resolves after `ms` milliseconds. Rejects with the signal's reason if it is aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, defined({ signal }));
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};

/** A clock that stands still until {@link ManualClock.advance} is called. */
export interface ManualClock extends Clock {
  /** Number of pending `sleep` calls. */
  readonly sleeping: number;
  /** Milliseconds until the next `sleep` resolves; undefined if none is pending. */
  readonly nextWakeMs: number | undefined;
  /** Resolves when a `sleep` is pending. */
  untilSleeping(): Promise<void>;
  /** Advances the time and resolves every `sleep` that is due, earliest first. @throws RangeError if `ms` is negative or not finite. */
  advance(ms: number): void;
}

interface Sleeper {
  readonly until: number;
  wake(): void;
}

/**
 * Creates a clock that stands still until it is advanced, so that tests of retries and timeouts take no time.
 *
 * @example
 * ```ts source="./clock.examples.ts#createManualClock"
 * const clock = createManualClock();
 * await using runtime = await createRuntime({ workers: { text: worker }, clock });
 * const result = runtime.execute("/text/fails-once", {});
 * // The first repetition comes after one second.
 * await clock.untilSleeping();
 * clock.advance(1_000);
 * await result;
 * ```
 *
 * @param start time at which it begins, in milliseconds since 1970. The default is 2020-01-01.
 */
export function createManualClock(start: number = Date.UTC(2020, 0, 1)): ManualClock {
  let time = start;
  const sleepers = new Set<Sleeper>();
  const waiting = new Set<() => void>();
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        signal?.throwIfAborted();
        const leave = (): void => {
          sleepers.delete(sleeper);
          withdraw();
        };
        let withdraw = (): void => {};
        const sleeper: Sleeper = {
          // NaN and negative delays count as 0, as with `setTimeout`.
          until: time + Math.max(0, ms || 0),
          wake() {
            leave();
            resolve();
          },
        };
        sleepers.add(sleeper);
        if (signal !== undefined) {
          withdraw = onAbort(signal, () => {
            leave();
            reject(signal.reason);
          });
        }
        for (const resolve of waiting) resolve();
        waiting.clear();
      }),
    get sleeping() {
      return sleepers.size;
    },
    get nextWakeMs() {
      return sleepers.size === 0 ? undefined : Math.max(0, Math.min(...[...sleepers].map(({ until }) => until)) - time);
    },
    async untilSleeping() {
      while (sleepers.size === 0) {
        await new Promise<void>((resolve) => void waiting.add(resolve));
      }
    },
    advance(ms) {
      checkSpan("advance", ms);
      time += ms;
      const due = [...sleepers].filter(({ until }) => until <= time).sort((a, b) => a.until - b.until);
      for (const sleeper of due) sleeper.wake();
    },
  };
}

/** @throws RangeError if `ms` is negative or not finite. */
export function checkSpan(method: string, ms: number): void {
  if (Number.isFinite(ms) && ms >= 0) return;
  throw new RangeError(`${method}: expected a number of milliseconds from 0 on, got ${inspect(ms)}.`);
}
