import type { RunEvent } from "./run-event.ts";
import type { ItemRecord, RunRecord } from "./run-record.ts";

/** Which runs to list. */
export interface RunFilter {
  readonly status?: RunRecord["status"] | undefined;
  readonly flowName?: string | undefined;
  readonly rootRunId?: string | undefined;
  readonly parentRunId?: string | undefined;
  /** Only runs that users submitted. */
  readonly rootsOnly?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

/** Keeps what happened to runs. */
export interface RunStore {
  /** Takes what the engine tells. Must not throw. */
  record(event: RunEvent): void;
  get(runId: string): RunRecord | undefined;
  /** Newest first. */
  list(filter?: RunFilter): readonly RunRecord[];
  /** By index; empty where the run's retention leaves items out. Undefined for an unknown run. */
  items(runId: string): readonly ItemRecord[] | undefined;
  /** What happened to a run, in order; for an unknown run, and one whose retention leaves steps out, undefined. */
  journal(runId: string): readonly RunEvent[] | undefined;
  /** Forgets a run that has ended. False when there is none, or when it still runs. */
  remove(runId: string): boolean;
}
