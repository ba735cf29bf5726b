/** Lets so many tasks run at once; the others wait, in the order in which they came. */
export class Turns {
  readonly #most: number;
  readonly #waiting = new Set<() => void>();
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Resolves when it is the caller's turn; undefined when that is now. Each turn has to be given back. */
  take(): Promise<void> | undefined {
    if (this.#taken < this.#most) {
      this.#taken += 1;
      return undefined;
    }
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  /** Gives a turn back, to the one who has waited longest. */
  giveBack(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#taken -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }

  /** Ends all waiting. */
  end(): void {
    for (const resolve of this.#waiting) resolve();
    this.#taken += this.#waiting.size;
    this.#waiting.clear();
  }
}
