import type { Fetch } from "@stepflow/transport/client";
import type { RunEvent } from "../../runs/run-event.ts";
import type { WorkerWatch } from "./worker-watch.ts";

/** What goes on in a test's runtime: from calls of the test to requests that workers have not answered. */
export class OngoingWork {
  readonly #watch: WorkerWatch;
  /** How the test has written them. */
  readonly #calls = new Map<Promise<unknown>, string>();
  readonly #runs = new Set<string>();
  readonly #requests = new Set<Request>();
  #isClosed = false;

  constructor(watch: WorkerWatch) {
    this.#watch = watch;
  }

  /** Calls of the test that have no result. */
  get calls(): readonly string[] {
    return [...this.#calls.values()];
  }

  /** Ids of runs that have not ended. */
  get runs(): readonly string[] {
    return [...this.#runs];
  }

  /** Whether there is a run, or something that becomes one. */
  get hasRuns(): boolean {
    return this.#calls.size + this.#runs.size > 0;
  }

  /** Whether somebody else than the runtime has the next move: a worker, or an `intercept` of the test. */
  get isAtWorkers(): boolean {
    return this.#requests.size > 0 || this.#watch.executions.some(({ isRunning }) => isRunning);
  }

  get isIdle(): boolean {
    return !this.hasRuns && !this.isAtWorkers;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Makes a call of the test, which goes on until it has its result. */
  call<T>(name: string, make: () => Promise<T>): Promise<T> {
    const result: Promise<T> = make().finally(() => this.#calls.delete(result));
    this.#calls.set(result, name);
    return result;
  }

  note(event: RunEvent): void {
    if (event.type === "runCreated") this.#runs.add(event.runId);
    if (event.type === "runEnded") this.#runs.delete(event.runId);
  }

  /** Stands around everything else between the runtime and a worker. */
  wrap(fetch: Fetch): Fetch {
    return async (request) => {
      this.#requests.add(request);
      // Nobody waits for it any more, and a component that does not look at its signal may leave it open.
      request.signal.addEventListener("abort", () => this.#requests.delete(request), { once: true });
      try {
        return await fetch(request);
      } finally {
        this.#requests.delete(request);
      }
    };
  }

  /** The runtime ends. Calls that nobody waited for fail, which ends no process. */
  close(): void {
    this.#isClosed = true;
    for (const call of this.#calls.keys()) call.catch(() => undefined);
  }
}
