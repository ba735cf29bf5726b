import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";

/** Where the engine gets its time from; tests give it one that they control. */
export interface Clock {
  /** Milliseconds since 1970, with fractions where the clock is that fine. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when that is aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  async sleep(ms, signal) {
    try {
      await sleep(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** How many sleep now. */
  readonly sleeping: number;
  /** Milliseconds until the first of them wakes; undefined when nobody sleeps. */
  readonly nextWakeMs: number | undefined;
  /** Resolves when somebody sleeps, at once if somebody does. */
  untilSleeping(): Promise<void>;
  /** Lets time pass and wakes those whose time has come, earliest first. @throws RangeError for what is no span of time. */
  advance(ms: number): void;
}

interface Sleeper {
  readonly until: number;
  wake(): void;
}

/** A {@link ManualClock} that begins at the given time, 2020-01-01 unless told. */
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
          signal?.removeEventListener("abort", onAbort);
        };
        const onAbort = (): void => {
          leave();
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          // What is no time is none, as with real timers.
          until: time + Math.max(0, ms || 0),
          wake() {
            leave();
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", onAbort, { once: true });
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

/** @throws RangeError for what would turn time back, or make it no number. */
export function checkSpan(method: string, ms: number): void {
  if (Number.isFinite(ms) && ms >= 0) return;
  throw new RangeError(`${method}: expected milliseconds, a number from 0 on, got ${inspect(ms)}.`);
}
