import { setMaxListeners } from "node:events";
import { v7 as uuidv7 } from "uuid";
import type { Flow } from "../flow/flow.ts";
import type { FinalStatus, Retention } from "../runs/run-event.ts";
import type { RunTree } from "./run-limits.ts";
import type { RunScope } from "./run-scope.ts";
import type { EndedItem } from "./submission.ts";

/** Source of the ids of runs and traces. Tests use their own to get the same ids each time. */
export interface IdSource {
  /** Returns a UUID. Later ones sort after earlier ones. */
  next(): string;
}

/** Makes UUIDv7s, as real runtimes do. */
export const systemIds: IdSource = { next: () => uuidv7() };

/** Parts that a {@link Run} is made of. */
export interface RunParts {
  readonly runId: string;
  readonly rootRunId: string;
  readonly parentRunId: string | undefined;
  /** The runs that were started from the same run. */
  readonly tree: RunTree;
  /** Number of runs inside each other, this one included. */
  readonly depth: number;
  readonly flow: Flow;
  readonly scope: RunScope;
  readonly inputs: Iterable<unknown>;
  readonly retain: Retention;
  /** Largest number of steps of this run that execute at once, within the limit of its group. */
  readonly limit: number;
  readonly onItem: ((item: EndedItem) => void) | undefined;
  /** Position among the runs of its group, by which ties between them are broken. */
  readonly order: number;
}

/** State of a run that has not ended. */
export class Run {
  readonly parts: RunParts;
  readonly ended: Promise<FinalStatus>;
  readonly #inputs: Iterator<unknown>;
  #settle: (status: FinalStatus | Promise<never>) => void = () => undefined;
  #controller: AbortController | undefined;
  #next: IteratorResult<unknown>;
  /** Index of the item that is opened next. */
  nextItem = 0;
  openItems = 0;
  /** Number of executing steps. */
  inFlight = 0;
  failedItems = 0;
  hasFailedStep = false;
  isEnded = false;
  isCancelled = false;
  #inputError: { readonly error: unknown } | undefined;

  constructor(parts: RunParts) {
    this.parts = parts;
    this.#inputs = parts.inputs[Symbol.iterator]();
    this.#next = this.#inputs.next();
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Whether some inputs have no item yet. */
  get hasMore(): boolean {
    return this.#next.done !== true && !this.isCancelled;
  }

  /** Whether no further step may start until one has ended. */
  get isAtLimit(): boolean {
    return this.inFlight >= this.parts.limit;
  }

  get hasFailed(): boolean {
    return this.failedItems > 0 || this.#inputError !== undefined;
  }

  get isFinished(): boolean {
    return this.openItems === 0 && !this.hasMore;
  }

  get signal(): AbortSignal {
    this.#controller ??= createController();
    if (this.isCancelled) this.#controller.abort(cancelled(this.parts.runId));
    return this.#controller.signal;
  }

  /** Takes the next input and counts its item as open. */
  takeInput(): unknown {
    const { value } = this.#next;
    try {
      this.#next = this.#inputs.next();
    } catch (error) {
      this.#inputError = { error };
      this.#next = { done: true, value: undefined };
    }
    this.nextItem += 1;
    this.openItems += 1;
    return value ?? null;
  }

  cancel(): void {
    this.isCancelled = true;
    this.#inputs.return?.();
    this.#controller?.abort(cancelled(this.parts.runId));
  }

  end(status: FinalStatus): void {
    this.isEnded = true;
    this.#settle(this.#inputError === undefined ? status : Promise.reject(this.#inputError.error));
  }
}

/** Creates a controller without a limit of listeners, because every execution of the run may add one. */
function createController(): AbortController {
  const controller = new AbortController();
  setMaxListeners(Number.POSITIVE_INFINITY, controller.signal);
  return controller;
}

function cancelled(runId: string): Error {
  return new DOMException(`Run ${runId} was cancelled`, "AbortError");
}
