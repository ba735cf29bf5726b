export interface BackoffOptions {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Growing pauses between attempts. Each is shortened at random, so that many workers do not come back at the same time. */
export class Backoff {
  readonly #options: BackoffOptions;
  #count = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** Returns the next pause: a random time between half and all of a duration that doubles up to `maxMs`. */
  next(): number {
    const { firstMs, maxMs } = this.#options;
    const pauseMs = Math.min(maxMs, firstMs * 2 ** this.#count);
    if (pauseMs < maxMs) this.#count++;
    return pauseMs * (0.5 + Math.random() / 2);
  }

  reset(): void {
    this.#count = 0;
  }
}
