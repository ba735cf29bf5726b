import { OverloadedError } from "@stepflow/protocol";

export interface ConcurrencyLimitOptions {
  /** Components that run at once. */
  readonly concurrency: number;
  /** Executions that may wait for a slot; further ones fail with `OverloadedError`. */
  readonly queueLimit: number;
}

/** A place in the line for a slot. */
export interface Ticket {
  readonly slot: Promise<Slot>;
  /** Gives the place up: who stands behind moves on. Nothing once the slot is there. */
  cancel(): void;
}

/** Hands out the right to run a component, first come first served. */
export class ConcurrencyLimit {
  readonly #limits: ConcurrencyLimitOptions;
  readonly #waiting: (() => void)[] = [];
  readonly #watching: (() => void)[] = [];
  #taken = 0;

  constructor(limits: ConcurrencyLimitOptions) {
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

  /** Joins the line, however long it is. */
  join(): Ticket {
    let leave = (): void => {};
    const taken = this.take((onLeave) => {
      leave = onLeave;
    });
    return { slot: taken.then(() => new Slot(this)), cancel: () => leave() };
  }

  /** Counts one more, however long it waits for that, unless it leaves. For {@link Slot} only. */
  async take(onWait: (leave: () => void) => void = () => {}): Promise<void> {
    if (this.#taken < this.#limits.concurrency) {
      this.#taken++;
      return;
    }
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      onWait(() => this.#leave(resolve));
    });
  }

  /** Counts one less, or lets the longest waiting one have it. For {@link Slot} only. */
  release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken--;
    else next();
    this.#tellWatching();
  }

  #leave(waiting: () => void): void {
    const index = this.#waiting.indexOf(waiting);
    if (index < 0) return;
    this.#waiting.splice(index, 1);
    this.#tellWatching();
  }

  #tellWatching(): void {
    if (this.#waiting.length === 0) for (const resolve of this.#watching.splice(0)) resolve();
  }

  /** Resolves once nobody waits for a slot: only then it makes sense to bring more work. */
  async whenNoneWaits(): Promise<void> {
    while (this.#waiting.length > 0) await new Promise<void>((resolve) => this.#watching.push(resolve));
  }
}

/** The right of one execution to run its component. */
export class Slot {
  readonly #slots: ConcurrencyLimit;
  #lent = 0;
  #held = true;
  #released = false;
  #taking: Promise<void> | undefined;

  constructor(slots: ConcurrencyLimit) {
    this.#slots = slots;
  }

  /**
   * Gives the slot away while something else does the work: sub-runs may need it on this very worker, and nothing
   * would ever end if all slots waited for them.
   */
  async yieldWhile<T>(wait: () => Promise<T>): Promise<T> {
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
    this.#slots.release();
  }

  /** Takes one slot for all who have stopped lending by then. */
  #takeBack(): Promise<void> | undefined {
    if (this.#released || this.#lent > 0 || this.#held) return undefined;
    this.#taking ??= this.#take();
    return this.#taking;
  }

  /** The execution may have ended meanwhile, or lent its slot again. */
  async #take(): Promise<void> {
    await this.#slots.take();
    this.#taking = undefined;
    this.#held = true;
    if (this.#released || this.#lent > 0) this.#giveBack();
  }
}
