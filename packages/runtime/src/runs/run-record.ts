import type { FlowFailure, FlowResult, ItemStatistics } from "@stepflow/protocol";
import type { Flow } from "../flow/flow.ts";
import type { Overrides } from "../flow/overrides.ts";
import type { CallbackRecord, FinalStatus, StepState } from "./run-event.ts";

/** A run in a run store. Times are milliseconds since 1970. */
export interface RunRecord {
  readonly runId: string;
  readonly rootRunId: string;
  readonly parentRunId: string | undefined;
  readonly flowId: string;
  readonly flow: Flow;
  readonly status: "running" | FinalStatus;
  readonly items: ItemStatistics;
  readonly createdAt: number;
  readonly completedAt: number | undefined;
  readonly overrides: Overrides | undefined;
  /** Position of the end among the events of the run; undefined if the run is running or was cancelled. */
  readonly finishedAtSeqno?: number | undefined;
}

/** An item in a run store. */
export interface ItemRecord {
  readonly itemIndex: number;
  readonly input: unknown;
  readonly status: "running" | FinalStatus;
  /** Undefined if the item is running or was cancelled. */
  readonly result: FlowResult | undefined;
  readonly completedAt: number | undefined;
  /** States of the needed steps, in the order of the flow; empty while the item is running. */
  readonly stepStates: readonly StepState[];
  /** The started steps, in the order of their start; only with the retention `full`. */
  readonly steps: readonly StepRecord[];
}

/** A step of an item in a run store. */
export interface StepRecord {
  readonly stepId: string;
  readonly component: string;
  /** Undefined if the input could not be computed. */
  readonly input: unknown;
  /** Undefined while the step is running. */
  readonly result: FlowResult | undefined;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly attempts: readonly AttemptRecord[];
}

/** One execution of a step. */
export interface AttemptRecord {
  /** Number of the attempt, from 1. */
  readonly attempt: number;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** Error of a failed attempt. */
  readonly error: FlowFailure | undefined;
  /** Callbacks of the component. */
  readonly callbacks: readonly CallbackRecord[];
}
