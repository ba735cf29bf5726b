import { OverloadedError } from "@stepflow/protocol";
import { Semaphore } from "@stepflow/protocol/internal";
import { Slot } from "./slot.ts";

export interface ConcurrencyLimitOptions {
  /** Number of components that run at once. */
  readonly concurrency: number;
  /** Number of executions that may wait for a slot. Further ones fail with `OverloadedError`. */
  readonly queueLimit: number;
}

/** A place in the queue for a slot. */
export interface Ticket {
  /** Resolves once the slot is granted. It stays pending after {@link cancel}. */
  readonly slot: Promise<Slot>;
  /** Leaves the queue. Does nothing once the slot is granted. */
  cancel(): void;
}

/** Limits how many components run at once. Slots are granted in the order in which they were asked for. */
export class ConcurrencyLimit {
  readonly #options: ConcurrencyLimitOptions;
  readonly #semaphore: Semaphore;
  /** Called once no execution waits for a slot. */
  readonly #onNoneWaiting: (() => void)[] = [];

  constructor(options: ConcurrencyLimitOptions) {
    this.#options = options;
    this.#semaphore = new Semaphore(options.concurrency);
  }

  /**
   * Takes a slot, which the caller has to release, and waits for one if all are taken.
   *
   * @throws OverloadedError when too many wait already.
   */
  async acquire(): Promise<Slot> {
    const { concurrency, queueLimit } = this.#options;
    if (this.#semaphore.isExhausted && this.#semaphore.waiting >= queueLimit) throw new OverloadedError(concurrency);
    await this.#semaphore.acquire();
    return this.#createSlot();
  }

  /** Joins the queue, however long it is. The caller has to cancel the ticket or to release its slot. */
  join(): Ticket {
    let cancel = (): void => {};
    const granted = this.#semaphore.acquire((cancelWait) => {
      cancel = () => {
        cancelWait();
        this.#notify();
      };
    });
    return { slot: Promise.resolve(granted).then(() => this.#createSlot()), cancel: () => cancel() };
  }

  /** Resolves once no execution waits for a slot. Work that is fetched earlier would only wait here. */
  async whenNoneWaits(): Promise<void> {
    while (this.#semaphore.waiting > 0) await new Promise<void>((resolve) => this.#onNoneWaiting.push(resolve));
  }

  #createSlot(): Slot {
    return new Slot({ acquire: () => this.#semaphore.acquire(), release: () => this.#release() });
  }

  #release(): void {
    this.#semaphore.release();
    this.#notify();
  }

  #notify(): void {
    if (this.#semaphore.waiting === 0) for (const resolve of this.#onNoneWaiting.splice(0)) resolve();
  }
}
