import { OverloadedError } from "@stepflow/protocol";
import { Semaphore } from "@stepflow/protocol/internal";

export interface SlotsOptions {
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

/**
 * The slots of a worker, which limit how many components run at once. A free slot goes to the execution that has waited longest
 * (`Semaphore` keeps the order).
 */
export class Slots {
  readonly #options: SlotsOptions;
  readonly #semaphore: Semaphore;
  /** Called once no execution waits for a slot. */
  readonly #onNoneWaiting: (() => void)[] = [];

  constructor(options: SlotsOptions) {
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

/** Where a slot comes from. */
interface SlotSource {
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

  /** Releases the slot permanently. Calling it again does nothing. */
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
