import { MAX_TIMER_MS } from "@stepflow/protocol/internal";

/** The fake timers of a test framework: `vi` of Vitest or `jest`, after `useFakeTimers()`. */
export interface FakeTimers {
  advanceTimersByTimeAsync(ms: number): Promise<unknown>;
  advanceTimersToNextTimerAsync(): Promise<unknown>;
  getTimerCount(): number;
  /** Current time of the fake timers, in Vitest. */
  getMockedSystemTime?(): Date | null;
  /** Current time of the fake timers in milliseconds, in Jest. */
  now?(): number;
}

/** Timers without delay may schedule each other without end, so time passes after this many steps without any. */
const MAX_STEPS_WITHOUT_TIME = 10;

/** Bun 1.4 has only the synchronous methods, between whose timers no promise settles. */
const NO_STEPS =
  'timers: these fake timers have no advanceTimersToNextTimerAsync(), as those of Bun. Use the fake timers of Vitest or Jest, or clock: "manual" without timers.';

/** Advances fake timers from one timer to the next. */
export class FakeTime {
  readonly #timers: FakeTimers;
  #withoutTime = 0;

  /** @throws TypeError if fake timers are not in use, or cannot be advanced one by one */
  constructor(timers: FakeTimers) {
    if (typeof timers.advanceTimersToNextTimerAsync !== "function") throw new TypeError(NO_STEPS);
    this.#timers = timers;
    this.now();
  }

  /** @throws TypeError if fake timers are not in use */
  now(): number {
    const { now, getMockedSystemTime } = this.#timers;
    const time = now?.call(this.#timers) ?? getMockedSystemTime?.call(this.#timers)?.getTime();
    if (time !== undefined) return time;
    throw new TypeError("timers: expected fake timers that are in use. Call vi.useFakeTimers() before.");
  }

  /** Whether any timer is scheduled. */
  get hasTimers(): boolean {
    return this.#timers.getTimerCount() > 0;
  }

  /** Advances time until a timer fires, by at most `maxMs` rounded up to whole milliseconds. */
  async step(maxMs: number): Promise<void> {
    const ms = Math.min(Math.ceil(maxMs), MAX_TIMER_MS);
    const startedAt = this.now();
    const others = this.#timers.getTimerCount();
    const end = setTimeout(() => undefined, ms);
    const isFake = this.#timers.getTimerCount() > others;
    if (!isFake) await this.#timers.advanceTimersByTimeAsync(ms);
    else if (this.#withoutTime < MAX_STEPS_WITHOUT_TIME) await this.#timers.advanceTimersToNextTimerAsync();
    else await this.#timers.advanceTimersByTimeAsync(Math.min(ms, 1));
    clearTimeout(end);
    this.#withoutTime = this.now() > startedAt ? 0 : this.#withoutTime + 1;
  }
}
