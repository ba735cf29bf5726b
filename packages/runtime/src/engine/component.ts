import type { FlowFailure } from "@stepflow/protocol";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { Flow } from "../flow/flow.ts";
import type { CallbackRecord } from "../runs/run-event.ts";
import type { RunHandle, SubmitOptions } from "./submission.ts";

/** One cause in the chain that runtimes show in `error.data.stack`. */
export interface ErrorCause {
  /** Description of the cause. */
  readonly error: string;
  /** Notes on the cause. */
  readonly attachments?: readonly string[];
}

/** Outcome of one execution of a component. */
export type ComponentOutcome = { readonly outcome: "success"; readonly result: unknown } | FailedOutcome;

/** Outcome of an execution without a result. */
export interface FailedOutcome {
  readonly outcome: "failed";
  /** Error of the execution. */
  readonly error: FlowFailure;
  /**
   * Origin of the failure. `component`: the worker sent a JSON-RPC error. `transport`: the worker could not be reached, exited or sent an
   * unreadable response; `error.code` is ignored. `route`: no worker has this path; neither `onError` nor repetitions apply. `runtime`: the
   * error is shown to the user unchanged.
   *
   * @default "component"
   */
  readonly kind?: "component" | "transport" | "route" | "runtime";
  /** Causes of a failure of kind `transport` or `route`, outermost first. The default is the message of `error`. */
  readonly causes?: readonly ErrorCause[];
  /** Notes that are attached to the error of the step; for the kind `transport` only. */
  readonly attachments?: readonly string[];
  /** Path that the worker knows the component by, for error texts. The default is the path in the flow. */
  readonly component?: string;
  /** Whether a repetition would fail in the same way, so that the execution is not repeated. @default false */
  readonly isFinal?: boolean;
  /** Whether a repetition begins without a pause, because the worker has to be started first. @default false */
  readonly repeatsAtOnce?: boolean;
}

/** Context of one execution of a component. */
export interface ComponentContext {
  /** Id of the run. */
  readonly runId: string;
  /** The run that a user submitted. It differs from `runId` if a component submitted the run. */
  readonly rootRunId: string;
  /** Id of the flow that the run was submitted with. */
  readonly flowId: string;
  readonly stepId: string;
  /** Index of the input that is processed. */
  readonly itemIndex: number;
  /** Number of the attempt, from 1. */
  readonly attempt: number;
  /** Trace id of 32 hexadecimal digits, the same for a whole run. */
  readonly traceId: string;
  /** Aborted when the run is cancelled. It is created at the first access. */
  readonly signal: AbortSignal;
  /**
   * Whether a whole number in a member of the input is a double such as `3.0` to the imitated version. Built-in components of 0.12 and 0.13
   * refuse doubles where they expect a whole number.
   */
  isDouble?(member: string): boolean;
  /** Blob store of the engine. */
  readonly blobs: BlobStore;
  /** Starts a run on behalf of the component, as `runs/submit` does. */
  submit(flow: Flow, inputs: Iterable<unknown>, options?: SubmitOptions): RunHandle;
  /** Starts a run as part of this run in every version, as built-in components do. */
  submitNested(flow: Flow, inputs: Iterable<unknown>, options?: SubmitOptions): RunHandle;
  /** Records a callback of the component in the history of the run. */
  recordCallback(callback: CallbackRecord): void;
}

/**
 * Executes a component once. A rejected promise counts as a transport failure.
 *
 * @param path path of the component in the flow, route prefix included.
 * @param input input of the step. It must not be modified, because the run store keeps it.
 */
export type ExecuteComponent = (path: string, input: unknown, context: ComponentContext) => Promise<ComponentOutcome>;
