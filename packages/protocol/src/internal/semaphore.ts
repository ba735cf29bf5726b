/** A caller that waits for a permit. */
interface Waiter {
  readonly grant: () => void;
}

/** Limits how many tasks run at once. Permits are granted in the order of the calls of `acquire`. */
export class Semaphore {
  readonly #permits: number;
  readonly #waiting = new Set<Waiter>();
  #held = 0;

  constructor(permits: number) {
    this.#permits = permits;
  }

  /** Number of callers that wait for a permit. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Whether the next `acquire` has to wait. */
  get isExhausted(): boolean {
    return this.#held >= this.#permits;
  }

  /**
   * Takes a permit, which the caller has to release. Returns `undefined` if one is free, else a promise that resolves once
   * the permit is granted. `onWait` receives a function that cancels the wait.
   */
  acquire(onWait?: (cancel: () => void) => void): Promise<void> | undefined {
    if (!this.isExhausted) {
      this.#held++;
      return undefined;
    }
    return new Promise((resolve) => {
      const waiter: Waiter = { grant: resolve };
      this.#waiting.add(waiter);
      onWait?.(() => this.#waiting.delete(waiter));
    });
  }

  /** Returns a permit, which goes to the caller that has waited longest. */
  release(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#held--;
      return;
    }
    this.#waiting.delete(next);
    next.grant();
  }

  /** Grants a permit to every waiting caller, beyond the limit, so that none waits any longer. */
  releaseAll(): void {
    this.#held += this.#waiting.size;
    for (const { grant } of this.#waiting) grant();
    this.#waiting.clear();
  }
}
