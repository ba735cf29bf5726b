import type { FlowFailure, FlowResult } from "@stepflow/protocol";
import type { Flow } from "../flow/flow.ts";
import type { Overrides } from "../flow/overrides.ts";

/** How a run ended. */
export type FinalStatus = "completed" | "failed" | "cancelled";

/** A call of a component to the runtime. */
export interface CallbackRecord {
  /** Such as `runs/submit`. */
  readonly method: string;
  readonly params: unknown;
  readonly result?: unknown;
  readonly error?: FlowFailure;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Place of an event within a run. */
export interface StepPlace {
  readonly runId: string;
  readonly itemIndex: number;
  readonly stepId: string;
}

/** What happens to runs, in the order in which it happens. Times are milliseconds since 1970. */
export type RunEvent =
  | RunCreatedEvent
  | { readonly type: "itemStarted"; readonly runId: string; readonly itemIndex: number; readonly input: unknown }
  | (StepPlace & { readonly type: "stepStarted"; readonly input: unknown; readonly at: number })
  /** The execution of a step is repeated; its first attempt begins with the step. */
  | (StepPlace & { readonly type: "attemptStarted"; readonly attempt: number; readonly at: number })
  | (StepPlace & {
      readonly type: "attemptEnded";
      readonly attempt: number;
      readonly startedAt: number;
      readonly at: number;
      readonly error: FlowFailure | undefined;
    })
  | (StepPlace & { readonly type: "callback"; readonly attempt: number; readonly callback: CallbackRecord })
  | (StepPlace & { readonly type: "stepEnded"; readonly result: FlowResult; readonly at: number })
  | ItemEndedEvent
  | { readonly type: "runEnded"; readonly runId: string; readonly status: FinalStatus; readonly at: number };

/** A run was accepted. */
export interface RunCreatedEvent {
  readonly type: "runCreated";
  readonly runId: string;
  readonly rootRunId: string;
  readonly parentRunId: string | undefined;
  readonly flow: Flow;
  /** Id under which the flow was submitted; overrides do not change it. */
  readonly flowId: string;
  /** Number of items; undefined while the inputs are still being read. */
  readonly total: number | undefined;
  readonly overrides: Overrides | undefined;
  readonly retain: Retention;
  readonly at: number;
}

/** An item has its result. */
export interface ItemEndedEvent {
  readonly type: "itemEnded";
  readonly runId: string;
  readonly itemIndex: number;
  /** Undefined when it was cancelled. */
  readonly result: FlowResult | undefined;
  /** Steps that were needed, with their states. */
  readonly steps: readonly StepState[];
  readonly at: number;
}

/** How far a step of an item has come. */
export interface StepState {
  readonly stepId: string;
  readonly status: "blocked" | "runnable" | "running" | "completed" | "failed";
}

/** What is kept of a run. */
export interface Retention {
  /** Inputs, results and states of items; without them only their number is known. Default true. */
  readonly items?: boolean | undefined;
  /** `full` (default): every step's input, result, attempts and callbacks; `status`: how far it came; `none`. */
  readonly steps?: "full" | "status" | "none" | undefined;
}
