import type { FlowFailure, FlowResult, ItemStatistics } from "@stepflow/protocol";
import type { Flow } from "../flow/flow.ts";
import type { Overrides } from "../flow/overrides.ts";
import type { CallbackRecord, FinalStatus, ForkOrigin, StepState } from "./run-event.ts";

/** A run in a run store. Times are milliseconds since 1970. */
export interface RunRecord {
  readonly runId: string;
  /** The run that a user submitted. It differs from `runId` if a component submitted the run. */
  readonly rootRunId: string;
  /** The run whose component submitted this one; undefined for a run of a user. */
  readonly parentRunId: string | undefined;
  readonly flowId: string;
  readonly flow: Flow;
  /** `interrupted` means that the process died during the run. Its items that had not ended count as cancelled. */
  readonly status: "running" | "interrupted" | FinalStatus;
  /** Number of items by status. */
  readonly items: ItemStatistics;
  readonly createdAt: number;
  /** Time of the end; undefined if the run is running. */
  readonly completedAt: number | undefined;
  readonly overrides: Overrides | undefined;
  /** Values of the variables of the flow; undefined also if the retention leaves items out. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** The run that this one forks. */
  readonly forkedFrom?: ForkOrigin | undefined;
  /** Position of the end among the events of the run; undefined if the run is running or was cancelled. */
  readonly finishedAtSeqno?: number | undefined;
}

/** An item in a run store. */
export interface ItemRecord {
  /** Index of the input. */
  readonly itemIndex: number;
  readonly input: unknown;
  readonly status: "running" | FinalStatus;
  /** Undefined if the item is running or was cancelled. */
  readonly result: FlowResult | undefined;
  /** Time of the end; undefined if the item is running. */
  readonly completedAt: number | undefined;
  /** States of the needed steps, in the order of the flow; empty while the item is running. */
  readonly stepStates: readonly StepState[];
  /** The started steps, in the order of their start; only with the retention `full`. */
  readonly steps: readonly StepRecord[];
}

/** A step of an item in a run store. */
export interface StepRecord {
  readonly stepId: string;
  /** Path of the component in the flow. */
  readonly component: string;
  /** Undefined if the input could not be computed, and for a pinned step. */
  readonly input: unknown;
  /** Undefined while the step is running. */
  readonly result: FlowResult | undefined;
  readonly startedAt: number;
  /** Time of the end; undefined if the step is running. */
  readonly endedAt: number | undefined;
  /** Whether the step did not execute, because its result was known. */
  readonly isPinned?: true | undefined;
  /** Executions of the component, in order. */
  readonly attempts: readonly AttemptRecord[];
}

/** One execution of a step. */
export interface AttemptRecord {
  /** Number of the attempt, from 1. */
  readonly attempt: number;
  readonly startedAt: number;
  /** Time of the end; undefined if the attempt is running. */
  readonly endedAt: number | undefined;
  /** Error of a failed attempt. */
  readonly error: FlowFailure | undefined;
  /** Callbacks of the component. */
  readonly callbacks: readonly CallbackRecord[];
}
