import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
/** Timers that a test framework has put in place of the real ones: `vi` of vitest or `jest`, after `useFakeTimers()`. */
export interface FakeTimers {
  advanceTimersByTimeAsync(ms: number): Promise<unknown>;
  advanceTimersToNextTimerAsync(): Promise<unknown>;
  getTimerCount(): number;
  /** Their time, as vitest tells it. */
  getMockedSystemTime?(): Date | null;
  /** Their time, as Jest tells it. */
  now?(): number;
}

/** Timers without delay may set each other again and again: after so many of them time passes all the same. */
const MAX_WITHOUT_TIME = 10;

/** Passes the time of fake timers, from one to the next. */
export class FakeTime {
  readonly #timers: FakeTimers;
  #withoutTime = 0;

  /** @throws TypeError for what are no fake timers. */
  constructor(timers: FakeTimers) {
    this.#timers = timers;
    this.now();
  }

  /** @throws TypeError when they are not in use. */
  now(): number {
    const { now, getMockedSystemTime } = this.#timers;
    const time = now?.call(this.#timers) ?? getMockedSystemTime?.call(this.#timers)?.getTime();
    if (time !== undefined) return time;
    throw new TypeError("timers: expected fake timers that are in use, such as vi after vi.useFakeTimers().");
  }

  /** Whether there are timers that have not gone off. */
  get hasTimers(): boolean {
    return this.#timers.getTimerCount() > 0;
  }

  /** Lets time pass until a timer goes off, but no longer than this, in whole milliseconds. */
  async step(mostMs: number): Promise<void> {
    const ms = Math.min(Math.ceil(mostMs), MAX_TIMER_MS);
    const startedAt = this.now();
    const others = this.#timers.getTimerCount();
    const end = setTimeout(() => undefined, ms);
    const isFake = this.#timers.getTimerCount() > others;
    if (!isFake) await this.#timers.advanceTimersByTimeAsync(ms);
    else if (this.#withoutTime < MAX_WITHOUT_TIME) await this.#timers.advanceTimersToNextTimerAsync();
    else await this.#timers.advanceTimersByTimeAsync(Math.min(ms, 1));
    clearTimeout(end);
    this.#withoutTime = this.now() > startedAt ? 0 : this.#withoutTime + 1;
  }
}
