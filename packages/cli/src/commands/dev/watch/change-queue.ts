/** Handles changes one after another. Changes that arrive meanwhile are handled together. */
export class ChangeQueue<Change> {
  readonly #handle: (changes: readonly Change[]) => Promise<void>;
  #waiting: Change[] = [];
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(handle: (changes: readonly Change[]) => Promise<void>) {
    this.#handle = handle;
  }

  add(...changes: readonly Change[]): void {
    if (this.#isClosed) return;
    this.#waiting.push(...changes);
    this.#running ??= this.#run();
  }

  /** Ignores later changes, and waits until the current ones are handled. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting = [];
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const changes = this.#waiting;
      this.#waiting = [];
      await this.#handle(changes);
    }
    this.#running = undefined;
  }
}
