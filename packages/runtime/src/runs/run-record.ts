import type { FlowFailure, FlowResult, ItemStatistics } from "@stepflow/protocol";
import type { Flow } from "../flow/flow.ts";
import type { Overrides } from "../flow/overrides.ts";
import type { CallbackRecord, FinalStatus, StepState } from "./run-event.ts";

/** A run as it is kept. Times are milliseconds since 1970. */
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
  /** Position of its end among the events of the run; undefined while it runs, and when it was cancelled. */
  readonly finishedAtSeqno?: number | undefined;
}

/** An item as it is kept. */
export interface ItemRecord {
  readonly itemIndex: number;
  readonly input: unknown;
  readonly status: "running" | FinalStatus;
  /** Undefined while it runs, and when it was cancelled. */
  readonly result: FlowResult | undefined;
  readonly completedAt: number | undefined;
  /** The needed steps in the order of the flow; empty while it runs. */
  readonly stepStates: readonly StepState[];
  /** The steps that were started, in that order; with retention `full` only. */
  readonly steps: readonly StepRecord[];
}

/** A step of an item as it is kept. */
export interface StepRecord {
  readonly stepId: string;
  readonly component: string;
  /** Undefined for a step whose input could not be computed. */
  readonly input: unknown;
  /** Undefined while it runs. */
  readonly result: FlowResult | undefined;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly attempts: readonly AttemptRecord[];
}

/** One execution of a step. */
export interface AttemptRecord {
  /** From 1. */
  readonly attempt: number;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** What it failed with. */
  readonly error: FlowFailure | undefined;
  /** Calls of the component to the runtime. */
  readonly callbacks: readonly CallbackRecord[];
}
