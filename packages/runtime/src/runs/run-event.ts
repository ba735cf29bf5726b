import type { FlowFailure, FlowResult } from "@stepflow/protocol";
import type { Flow } from "../flow/flow.ts";
import type { Overrides } from "../flow/overrides.ts";

/** Final status of a run or an item. */
export type FinalStatus = "completed" | "failed" | "cancelled";

/** A callback: a call of a component to the runtime. Times are milliseconds since 1970. */
export interface CallbackRecord {
  /** Method, such as `runs/submit`. */
  readonly method: string;
  readonly params: unknown;
  /** Result of the callback; undefined if it failed. */
  readonly result?: unknown;
  /** Error with which the callback was refused. */
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

/** An event of a run. Events are emitted in the order in which they happen. Times are milliseconds since 1970. */
export type RunEvent =
  | RunCreatedEvent
  | ItemStartedEvent
  | (StepPlace & { readonly type: "stepStarted"; readonly input: unknown; readonly at: number })
  /** A repetition of a step begins. The first attempt begins with the step itself. */
  | (StepPlace & { readonly type: "attemptStarted"; readonly attempt: number; readonly at: number })
  | (StepPlace & {
      readonly type: "attemptEnded";
      readonly attempt: number;
      readonly startedAt: number;
      readonly at: number;
      readonly error: FlowFailure | undefined;
    })
  | (StepPlace & { readonly type: "callback"; readonly attempt: number; readonly callback: CallbackRecord })
  | (StepPlace & {
      readonly type: "stepEnded";
      readonly result: FlowResult;
      readonly at: number;
      /** Whether the step did not execute, because its result was known. Then no `stepStarted` precedes the event. */
      readonly isPinned?: true | undefined;
      /** Ids of the steps that this end has made ready; with the quirks of 0.12 and 0.13 only. */
      readonly ready?: readonly string[] | undefined;
    })
  | ItemEndedEvent
  | {
      readonly type: "runEnded";
      readonly runId: string;
      /** `interrupted` means that the process died during the run. A store that outlives the process adds this event when it is opened. */
      readonly status: FinalStatus | "interrupted";
      readonly at: number;
    };

/** A run has been started. */
export interface RunCreatedEvent {
  readonly type: "runCreated";
  readonly runId: string;
  /** The run that a user submitted. It differs from `runId` if a component submitted the run. */
  readonly rootRunId: string;
  /** The run whose component submitted this one; undefined for a run of a user. */
  readonly parentRunId: string | undefined;
  readonly flow: Flow;
  /** Id of the submitted flow. Overrides do not change it. */
  readonly flowId: string;
  /** Number of items; undefined if the inputs are read as they are needed. */
  readonly total: number | undefined;
  readonly overrides: Overrides | undefined;
  /** Values of the variables of the flow. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** The run that this one forks. */
  readonly forkedFrom?: ForkOrigin | undefined;
  readonly retain: Retention;
  readonly at: number;
}

/** An item has started. */
export interface ItemStartedEvent {
  readonly type: "itemStarted";
  readonly runId: string;
  readonly itemIndex: number;
  readonly input: unknown;
  /** Ids of the steps that the item needs; with the quirks of 0.12 and 0.13 only. */
  readonly needed?: readonly string[] | undefined;
}

/** Origin of a fork. */
export interface ForkOrigin {
  /** The run that was forked. */
  readonly runId: string;
  /** Index of its item. */
  readonly itemIndex: number;
  /** Id of the first step that the fork executes. */
  readonly from: string;
}

/** An item has ended. */
export interface ItemEndedEvent {
  readonly type: "itemEnded";
  readonly runId: string;
  readonly itemIndex: number;
  /** Undefined if the item was cancelled. */
  readonly result: FlowResult | undefined;
  /** States of the steps that were needed. */
  readonly steps: readonly StepState[];
  readonly at: number;
}

/** State of a step of an item. */
export interface StepState {
  readonly stepId: string;
  readonly status: "blocked" | "runnable" | "running" | "completed" | "failed";
  /** Whether the step did not execute, because its result was known. */
  readonly isPinned?: true | undefined;
}

/** Data that a run store keeps of a run. */
export interface Retention {
  /** Whether inputs, results and states of items are kept. If false, only their number is known. @default true */
  readonly items?: boolean | undefined;
  /**
   * Data that is kept of steps. `full`: input, result, attempts and callbacks; `status`: the state at the end of the item; `none`: nothing.
   *
   * @default "full"
   */
  readonly steps?: "full" | "status" | "none" | undefined;
}
