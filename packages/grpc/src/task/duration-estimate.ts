/** Weight of the latest task, so that about the last twenty count. */
const WEIGHT = 0.05;

/** Estimates how long tasks take from the durations of recent ones. */
export class DurationEstimate {
  #meanMs: number | undefined;

  add(ms: number): void {
    this.#meanMs = this.#meanMs === undefined ? ms : this.#meanMs + WEIGHT * (ms - this.#meanMs);
  }

  /** Estimates the time for `tasks` in `slots`; infinite until a first duration is known. */
  estimateMs(tasks: number, slots: number): number {
    return this.#meanMs === undefined ? Number.POSITIVE_INFINITY : (this.#meanMs * tasks) / slots;
  }
}
