import { type Clock, createManualClock } from "../../engine/clock.ts";
import type { FakeTime } from "../time/fake-timers.ts";

/** A manual clock that advances together with fake timers, if there are any. */
export class LinkedClock implements Clock {
  readonly #clock = createManualClock();
  readonly #timers: FakeTime | undefined;
  /** Time of the fake timers at the last synchronization. Undefined while they do not advance. */
  #syncedAt: number | undefined;

  constructor(timers: FakeTime | undefined) {
    this.#timers = timers;
  }

  now(): number {
    this.#sync();
    return this.#clock.now();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.#sync();
    return this.#clock.sleep(ms, signal);
  }

  get sleeping(): number {
    return this.#clock.sleeping;
  }

  get nextWakeMs(): number | undefined {
    return this.#clock.nextWakeMs;
  }

  /** Advances only the clock, not the fake timers. */
  advance(ms: number): void {
    this.#clock.advance(ms);
  }

  /** Advances clock and fake timers until a timer fires, by at most `maxMs`. Returns the milliseconds that have passed. */
  async advanceTogether(maxMs: number): Promise<number> {
    if (this.#timers === undefined) {
      this.#clock.advance(maxMs);
      return maxMs;
    }
    const startedAt = this.#timers.now();
    this.#syncedAt = startedAt;
    try {
      await this.#timers.step(maxMs);
      this.#sync();
      return this.#timers.now() - startedAt;
    } finally {
      this.#syncedAt = undefined;
    }
  }

  /** Takes over the time of the fake timers. It runs on every access, because a timer that fires may read the clock or sleep. */
  #sync(): void {
    if (this.#timers === undefined || this.#syncedAt === undefined) return;
    const now = this.#timers.now();
    this.#clock.advance(Math.max(0, now - this.#syncedAt));
    this.#syncedAt = now;
  }
}
