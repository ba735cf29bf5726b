import { ComponentTimeoutError, type StepflowError } from "@stepflow/protocol";
import type { ExecutionState } from "./execution-state.ts";

/**
 * A function of a component that has returned a promise. It runs until the promise settles, its deadline passes or it is interrupted,
 * whichever comes first. A class rather than closures, because each waiting execution has one.
 */
export class RunningFunction {
  readonly outcome: Promise<unknown>;
  readonly #state: ExecutionState;
  readonly #all: Set<RunningFunction>;
  readonly #timeoutMs: number;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  #resolve: (value: unknown) => void = ignore;
  #reject: (error: unknown) => void = ignore;

  /**
   * @param timeoutMs `undefined` and 0 mean no deadline.
   * @param all running functions of the worker. The function is one of them until it ends.
   */
  constructor(
    work: PromiseLike<unknown>,
    state: ExecutionState,
    timeoutMs: number | undefined,
    all: Set<RunningFunction>,
  ) {
    this.#state = state;
    this.#all = all;
    this.#timeoutMs = timeoutMs ?? 0;
    this.outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    all.add(this);
    this.#timer = this.#timeoutMs === 0 ? undefined : setTimeout(expire, this.#timeoutMs, this);
    work.then(
      (value) => {
        this.#end();
        this.#resolve(value);
      },
      (error: unknown) => {
        this.#end();
        this.#reject(error);
      },
    );
  }

  /** Fails the execution. The function itself goes on, because nothing can stop it. */
  interrupt(reason: StepflowError): void {
    this.#state.end(reason);
    this.#reject(reason);
  }

  /** Fails the execution because its deadline has passed. */
  expire(): void {
    this.interrupt(new ComponentTimeoutError(this.#state.subject.component, this.#timeoutMs));
  }

  #end(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#all.delete(this);
  }
}

function expire(running: RunningFunction): void {
  running.expire();
}

function ignore(): void {}
