import type { RunEvent } from "./run-event.ts";
import { RunHistory } from "./run-history.ts";
import type { ItemRecord, RunRecord } from "./run-record.ts";
import { DEFAULT_MAX_ENDED_RUNS, type ItemFilter, type RunFilter, type RunStore } from "./run-store.ts";

/** Options of {@link MemoryRunStore}. */
export interface MemoryRunStoreOptions {
  /** Number of ended runs that are kept. Beyond it, the oldest are removed. @default 1_000 */
  readonly maxEndedRuns?: number | undefined;
}

/**
 * Stores runs in memory.
 *
 * @example
 * ```ts source="./memory-run-store.examples.ts#MemoryRunStore"
 * const engine = createEngine({ executeComponent, runs: new MemoryRunStore({ maxEndedRuns: 100 }) });
 * const failed = engine.runs.list({ status: "failed", limit: 10 });
 * ```
 */
export class MemoryRunStore implements RunStore {
  readonly #runs = new Map<string, RunHistory>();
  readonly #ended = new Set<string>();
  readonly #maxEndedRuns: number;

  constructor({ maxEndedRuns = DEFAULT_MAX_ENDED_RUNS }: MemoryRunStoreOptions = {}) {
    this.#maxEndedRuns = maxEndedRuns;
  }

  /** Number of stored runs. */
  get size(): number {
    return this.#runs.size;
  }

  record(event: RunEvent): void {
    if (event.type === "runCreated") {
      this.#runs.set(event.runId, new RunHistory(event));
      return;
    }
    this.#runs.get(event.runId)?.record(event);
    if (event.type === "runEnded") this.#keepEnded(event.runId);
  }

  get(runId: string): RunRecord | undefined {
    return this.#runs.get(runId);
  }

  list(filter: RunFilter = {}): readonly RunRecord[] {
    const { limit, offset = 0 } = filter;
    const found = [...this.#runs.values()].reverse().filter((run) => matches(run, filter));
    return found.slice(offset, limit === undefined ? undefined : offset + limit);
  }

  items(runId: string, { steps = true }: ItemFilter = {}): readonly ItemRecord[] | undefined {
    const run = this.#runs.get(runId);
    return steps ? run?.itemHistories : run?.itemResults;
  }

  journal(runId: string): readonly RunEvent[] | undefined {
    return this.#runs.get(runId)?.journal;
  }

  remove(runId: string): boolean {
    return this.#ended.delete(runId) && this.#runs.delete(runId);
  }

  #keepEnded(runId: string): void {
    this.#ended.add(runId);
    for (const oldest of this.#ended) {
      if (this.#ended.size <= this.#maxEndedRuns) return;
      this.remove(oldest);
    }
  }
}

function matches(run: RunRecord, filter: RunFilter): boolean {
  const { status, flowName, rootRunId, parentRunId, rootsOnly } = filter;
  return (
    (status === undefined || run.status === status) &&
    (flowName === undefined || run.flow.name === flowName) &&
    (rootRunId === undefined || run.rootRunId === rootRunId) &&
    (parentRunId === undefined || run.parentRunId === parentRunId) &&
    (rootsOnly !== true || run.parentRunId === undefined)
  );
}
