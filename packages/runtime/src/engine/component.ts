import type { FlowFailure } from "@stepflow/protocol";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { Flow } from "../flow/flow.ts";
import type { CallbackRecord } from "../runs/run-event.ts";
import type { RunHandle, SubmitOptions } from "./submission.ts";

/** Part of a chain of causes, as runtimes show it in `error.data.stack`. */
export interface ErrorCause {
  readonly error: string;
  readonly attachments?: readonly string[];
}

/** How one execution of a component ended. */
export type ComponentOutcome = { readonly outcome: "success"; readonly result: unknown } | FailedOutcome;

/** An execution that gave no result. */
export interface FailedOutcome {
  readonly outcome: "failed";
  readonly error: FlowFailure;
  /**
   * Whose failure it is. `component` (default): the JSON-RPC error that the worker sent. `transport`: the worker could not be
   * reached, died or answered nonsense; `error.code` is of no account. `route`: no worker for this path; neither `onError` nor
   * repetitions apply. `runtime`: what the user shall see as it stands.
   */
  readonly kind?: "component" | "transport" | "route" | "runtime";
  /** For `transport` and `route`: what led to it, outermost first; default: the message of `error`. */
  readonly causes?: readonly ErrorCause[];
  /** For `transport`: notes beside the failure of the step. */
  readonly attachments?: readonly string[];
  /** Path that the worker knows the component by, to be named in errors; default: the flow's. */
  readonly component?: string;
  /** It would fail the same way again: not repeated. */
  readonly isFinal?: boolean;
}

/** What an execution knows about itself. */
export interface ComponentContext {
  readonly runId: string;
  /** The run that a user submitted; the same as `runId` unless a component submitted it. */
  readonly rootRunId: string;
  readonly flowId: string;
  readonly stepId: string;
  readonly itemIndex: number;
  /** From 1. */
  readonly attempt: number;
  /** 32 hex digits, the same in all of a run. */
  readonly traceId: string;
  /** Aborted when the run is cancelled; created when first read. */
  readonly signal: AbortSignal;
  readonly blobs: BlobStore;
  /** Runs a flow on behalf of the component (`runs/submit`). */
  submit(flow: Flow, inputs: Iterable<unknown>, options?: SubmitOptions): RunHandle;
  /** Runs a flow as part of this run whatever the runtime's version, as built-in components do. */
  submitNested(flow: Flow, inputs: Iterable<unknown>, options?: SubmitOptions): RunHandle;
  /** Notes a callback of the component, for whoever looks at the run later. */
  recordCallback(callback: CallbackRecord): void;
}

/**
 * Executes a component once. A rejection counts as a transport failure.
 *
 * @param path as the flow names it, route prefix included.
 * @param input not to be changed: others see it, too.
 */
export type ExecuteComponent = (path: string, input: unknown, context: ComponentContext) => Promise<ComponentOutcome>;
