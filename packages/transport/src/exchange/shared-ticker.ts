import { unref } from "./unref.ts";

const MIN_TICK_MS = 10;
const MAX_TICK_MS = 1_000;

/** Returns the interval of a ticker whose members act after these times. An action is late by half of its time at most. */
export function tickMsFor(...actionsMs: readonly number[]): number {
  return Math.max(MIN_TICK_MS, Math.min(MAX_TICK_MS, ...actionsMs.map((ms) => ms / 4)));
}

/** Receives the ticks of a {@link Ticker}. */
export interface Tickable {
  tick(nowMs: number): void;
}

/** Ticks its members once per interval. */
export interface Ticker {
  /**
   * Adds a member. Returns the time if it had to be read for a new timer. Otherwise the member learns the time from its first tick, so
   * that a request which is answered at once does not read the clock.
   */
  add(member: Tickable): number | undefined;
  delete(member: Tickable): void;
}

/**
 * One timer for all open exchanges, which is cheaper than a timer for each. It runs only while an exchange is open and does
 * not keep the process alive.
 */
export class SharedTicker implements Ticker {
  readonly #members = new Set<Tickable>();
  readonly #intervalMs: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  get size(): number {
    return this.#members.size;
  }

  add(member: Tickable): number | undefined {
    this.#members.add(member);
    if (this.#timer !== undefined) return undefined;
    this.#timer = setInterval(() => this.#tick(), this.#intervalMs);
    unref(this.#timer);
    return performance.now();
  }

  delete(member: Tickable): void {
    this.#members.delete(member);
  }

  /** Stops the timer one interval after the last member has left: restarting it for every exchange would cost more. */
  #tick(): void {
    if (this.#members.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    const nowMs = performance.now();
    for (const member of this.#members) member.tick(nowMs);
  }
}
