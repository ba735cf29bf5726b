import type { RunEvent } from "./run-event.ts";
import type { ItemRecord, RunRecord } from "./run-record.ts";

/** Number of ended runs that a store keeps, unless an option sets another. Beyond it, the oldest are removed. */
export const DEFAULT_MAX_ENDED_RUNS = 1_000;

/** Selects the runs to list. */
export interface RunFilter {
  /** Only runs with this status. */
  readonly status?: RunRecord["status"] | undefined;
  /** Only runs of flows with this name. */
  readonly flowName?: string | undefined;
  /** Only this run and the runs that belong to it. */
  readonly rootRunId?: string | undefined;
  /** Only runs that components of this run submitted. */
  readonly parentRunId?: string | undefined;
  /** Whether only runs that users submitted are listed. @default false */
  readonly rootsOnly?: boolean | undefined;
  /** Number of runs to list. If omitted, there is no limit. */
  readonly limit?: number | undefined;
  /** Number of runs to skip. @default 0 */
  readonly offset?: number | undefined;
}

/** Selects the data of items. */
export interface ItemFilter {
  /**
   * Whether the steps of the items are needed. If false, they may be missing or out of date, which saves the time for composing them.
   *
   * @default true
   */
  readonly steps?: boolean | undefined;
}

/** Stores runs and their events. */
export interface RunStore {
  /** Records an event. Must not throw. */
  record(event: RunEvent): void;
  /** Returns a run, or undefined if it is unknown. */
  get(runId: string): RunRecord | undefined;
  /** Lists runs, newest first. */
  list(filter?: RunFilter): readonly RunRecord[];
  /** Returns the items of a run by index; none if its retention leaves items out. Returns undefined for an unknown run. */
  items(runId: string, filter?: ItemFilter): readonly ItemRecord[] | undefined;
  /** Returns the events of a run in order, or undefined if the run is unknown or its retention leaves steps out. */
  journal(runId: string): readonly RunEvent[] | undefined;
  /** Removes an ended run. Returns false if the run is unknown or still running. */
  remove(runId: string): boolean;
}
