/** Where a slot comes from. */
export interface SlotSource {
  acquire(): Promise<void> | undefined;
  release(): void;
}

/** The right of one execution to run its component. */
export class Slot {
  readonly #source: SlotSource;
  #yielding = 0;
  #isHeld = true;
  #isReleased = false;
  #reacquiring: Promise<void> | undefined;

  constructor(source: SlotSource) {
    this.#source = source;
  }

  /**
   * Yields the slot to other executions while this one waits. Sub-runs may need it on this very worker: if every slot were
   * held by an execution that waits for a sub-run, none of them would ever end.
   */
  async yieldWhile<T>(wait: () => Promise<T>): Promise<T> {
    this.#yielding++;
    this.#letGo();
    try {
      return await wait();
    } finally {
      this.#yielding--;
      await this.#reacquireIfDue();
    }
  }

  /** Releases the slot for good. Calling it again does nothing. */
  release(): void {
    this.#isReleased = true;
    this.#letGo();
  }

  #letGo(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#source.release();
  }

  /** Acquires one slot for all calls that have stopped yielding by then. */
  #reacquireIfDue(): Promise<void> | undefined {
    if (this.#isReleased || this.#yielding > 0 || this.#isHeld) return undefined;
    this.#reacquiring ??= this.#reacquire();
    return this.#reacquiring;
  }

  /** While it waited, the execution may have ended, or yielded its slot again. */
  async #reacquire(): Promise<void> {
    await this.#source.acquire();
    this.#reacquiring = undefined;
    this.#isHeld = true;
    if (this.#isReleased || this.#yielding > 0) this.#letGo();
  }
}
