import type { Http } from "../http/http.ts";
import type { RunEvent } from "../model/results.ts";
import { isFinished } from "../model/results.ts";
import { getRun } from "./get-run.ts";
import { getRunItems } from "./get-run-items.ts";

/** The state of a run that has been reported so far. */
export class RunView {
  readonly #http: Http;
  readonly #runId: string;
  readonly #signal: AbortSignal;
  readonly #reportedItems = new Set<number>();
  #state = "";
  #refreshedMs = Number.NEGATIVE_INFINITY;
  /** Whether the last reported status is final. */
  finished = false;

  constructor(http: Http, runId: string, signal: AbortSignal) {
    this.#http = http;
    this.#runId = runId;
    this.#signal = signal;
  }

  /** Milliseconds since the last refresh. */
  get ageMs(): number {
    return performance.now() - this.#refreshedMs;
  }

  /** Requests the run and yields what has changed since the last refresh. */
  async *refresh(): AsyncGenerator<RunEvent, void, undefined> {
    const { inputs: _, ...run } = await getRun(this.#http, this.#runId, { signal: this.#signal });
    this.#refreshedMs = performance.now();
    const state = JSON.stringify([run.status, run.items]);
    if (state === this.#state) return;
    this.#state = state;
    this.finished = isFinished(run.status);
    if (run.items.total > run.items.running || this.finished) yield* this.#newItems();
    yield { type: "run", run };
  }

  async *#newItems(): AsyncGenerator<RunEvent, void, undefined> {
    for (const item of await getRunItems(this.#http, this.#runId, { signal: this.#signal })) {
      if (!isFinished(item.status) || this.#reportedItems.has(item.itemIndex)) continue;
      this.#reportedItems.add(item.itemIndex);
      yield { type: "item", item };
    }
  }
}
