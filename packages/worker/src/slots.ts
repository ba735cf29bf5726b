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

  /** Takes a slot: at once (undefined) or as soon as one is free. @throws OverloadedError when too many wait already. */
  acquire(): Promise<void> | undefined {
    if (this.#taken < this.#limits.concurrency) {
      this.#taken++;
      return undefined;
    }
    if (this.#waiting.length >= this.#limits.queueLimit) throw new OverloadedError(this.#limits.concurrency);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Gives a slot back; the longest waiting execution gets it. */
  release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken--;
    else next();
  }
}
