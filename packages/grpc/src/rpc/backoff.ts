export interface BackoffOptions {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Growing pauses between attempts, each shortened by chance: many workers must not come back all at once. */
export class Backoff {
  readonly #options: BackoffOptions;
  #count = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** The next pause: between half and the whole of a time that doubles up to its maximum. */
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
