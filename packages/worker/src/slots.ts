import { OverloadedError } from "@stepflow/protocol";

export interface SlotLimits {
  /** Components that run at once. */
  readonly concurrency: number;
  /** Executions that may wait for a slot; further ones fail with `OverloadedError`. */
  readonly queueLimit: number;
}

/** Hands out the right to run a component, first come first served. */
export class Slots {
  readonly #limits: SlotLimits;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(limits: SlotLimits) {
    this.#limits = limits;
  }

  /** Takes a slot, waiting for one if need be. @throws OverloadedError when too many wait already. */
  async acquire(): Promise<Slot> {
    if (this.#taken >= this.#limits.concurrency && this.#waiting.length >= this.#limits.queueLimit) {
      throw new OverloadedError(this.#limits.concurrency);
    }
    await this.take();
    return new Slot(this);
  }

  /** Counts one more, however long it waits for that. For {@link Slot} only. */
  async take(): Promise<void> {
    if (this.#taken < this.#limits.concurrency) this.#taken++;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Counts one less, or lets the longest waiting one have it. For {@link Slot} only. */
  giveBack(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken--;
    else next();
  }
}

/** The right of one execution to run its component. */
export class Slot {
  readonly #slots: Slots;
  #lent = 0;
  #held = true;
  #released = false;

  constructor(slots: Slots) {
    this.#slots = slots;
  }

  /**
   * Gives the slot away while something else does the work: sub-runs may need it on this very worker, and nothing
   * would ever end if all slots waited for them.
   */
  async lendWhile<T>(wait: () => Promise<T>): Promise<T> {
    this.#lent++;
    this.#giveBack();
    try {
      return await wait();
    } finally {
      this.#lent--;
      await this.#takeBack();
    }
  }

  /** Gives the slot back for good. */
  release(): void {
    this.#released = true;
    this.#giveBack();
  }

  #giveBack(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#slots.giveBack();
  }

  /** The execution may have ended meanwhile, or lent its slot again. */
  async #takeBack(): Promise<void> {
    if (this.#released || this.#lent > 0 || this.#held) return;
    await this.#slots.take();
    this.#held = true;
    if (this.#released || this.#lent > 0) this.#giveBack();
  }
}
