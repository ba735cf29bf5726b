/** Weight of the latest task: the last twenty or so count. */
const SHARE = 0.05;

/** How long tasks take, as the latest ones did. */
export class DurationEstimate {
  #meanMs: number | undefined;

  add(ms: number): void {
    this.#meanMs = this.#meanMs === undefined ? ms : this.#meanMs + SHARE * (ms - this.#meanMs);
  }

  /** For so many tasks, so many at once; infinite as long as nothing is known. */
  estimateMs(tasks: number, slots: number): number {
    return this.#meanMs === undefined ? Number.POSITIVE_INFINITY : (this.#meanMs * tasks) / slots;
  }
}
