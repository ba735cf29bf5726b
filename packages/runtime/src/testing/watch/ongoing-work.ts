import type { Fetch } from "@stepflow/transport/client";
import type { RunEvent } from "../../runs/run-event.ts";
import type { WorkerWatch } from "./worker-watch.ts";

/** The work in progress in a test runtime: calls of the test, runs, and requests that workers have not answered. */
export class OngoingWork {
  readonly #watch: WorkerWatch;
  /** Each call as the test wrote it. */
  readonly #calls = new Map<Promise<unknown>, string>();
  readonly #runs = new Set<string>();
  readonly #requests = new Set<Request>();
  #isClosed = false;

  constructor(watch: WorkerWatch) {
    this.#watch = watch;
  }

  /** Calls of the test without a result. */
  get calls(): readonly string[] {
    return [...this.#calls.values()];
  }

  /** Ids of runs that have not ended. */
  get runs(): readonly string[] {
    return [...this.#runs];
  }

  /** Whether there is a run, or a call that will start one. */
  get hasRuns(): boolean {
    return this.#calls.size + this.#runs.size > 0;
  }

  /** Whether the runtime waits for a worker, or for an `intercept` of the test. */
  get isAtWorkers(): boolean {
    return this.#requests.size > 0 || this.#watch.executions.some(({ isRunning }) => isRunning);
  }

  get isIdle(): boolean {
    return !this.hasRuns && !this.isAtWorkers;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Makes a call of the test and records it until it has a result. */
  call<T>(name: string, make: () => Promise<T>): Promise<T> {
    const result: Promise<T> = make().finally(() => this.#calls.delete(result));
    this.#calls.set(result, name);
    return result;
  }

  onEvent(event: RunEvent): void {
    if (event.type === "runCreated") this.#runs.add(event.runId);
    if (event.type === "runEnded") this.#runs.delete(event.runId);
  }

  /** Wraps the function that sends requests to a worker, including all faults and interceptors. */
  wrap(fetch: Fetch): Fetch {
    return async (request) => {
      this.#requests.add(request);
      // The runtime does not wait for an aborted request, which a component that ignores its signal leaves open.
      request.signal.addEventListener("abort", () => this.#requests.delete(request), { once: true });
      try {
        return await fetch(request);
      } finally {
        this.#requests.delete(request);
      }
    };
  }

  /** Marks the runtime as closed. Calls that the test did not await fail without an unhandled rejection. */
  close(): void {
    this.#isClosed = true;
    for (const call of this.#calls.keys()) call.catch(() => undefined);
  }
}
