import type { Rest } from "@stepflow/protocol/documents";

/** Status of a run or of one of its items. `running` and `paused` can still change; all others are final. */
export type RunStatus = Rest.RunStatus;

/** Status of one step. */
export type StepStatus = Rest.StepStatus;

/**
 * Why an item or a step failed. On 0.9 and 0.10 `code` is 500 for every error of a worker, on 0.11 it is the code that the worker sent, and
 * since 0.12 it is one of eleven codes from 0 to 10.
 */
export type ItemError = Readonly<Rest.FlowError>;

/** Result or error of an item or a step. */
export type ItemOutcome<Result = unknown> =
  | { readonly outcome: "success"; readonly result: Result }
  | { readonly outcome: "failed"; readonly error: ItemError };

/** One item of a run, which processes one input. */
export interface ItemResult<Result = unknown> {
  /** Index of its input, from 0. */
  readonly itemIndex: number;
  /** Status of the item. */
  readonly status: RunStatus;
  /** Undefined while the item is running and after it was cancelled. */
  readonly result?: ItemOutcome<Result>;
  /** Time at which the item ended, in RFC 3339 format with nanoseconds. */
  readonly completedAt?: string;
}

/** Number of items of a run by status. */
export type ItemCounts = Readonly<Rest.ItemStatistics>;

/** A run without inputs and results. */
export interface RunSummary {
  /** Id of the run. */
  readonly runId: string;
  /** Id of the flow that the run executes. */
  readonly flowId: string;
  /** Name of the flow, if it has one. */
  readonly flowName?: string;
  /** Status of the run. */
  readonly status: RunStatus;
  /** Number of items by status. */
  readonly items: ItemCounts;
  /** Time at which the run was created, in RFC 3339 format with nanoseconds. */
  readonly createdAt: string;
  /** Time at which the run ended, in the same format. */
  readonly completedAt?: string;
  /** Id of the topmost run. It differs from `runId` for runs that a component started. */
  readonly rootRunId: string;
  /** Id of the run whose component started this one. */
  readonly parentRunId?: string;
}

/** A run and the runs that its components started. */
export interface RunTree {
  /** The run. */
  readonly run: RunSummary;
  /** Runs that components of this run started, oldest first, each with those below it. */
  readonly children: readonly RunTree[];
}

/** A run with its inputs. */
export interface RunDetails extends RunSummary {
  /** One input per item, in order. Empty on runtimes since 0.12, which do not return inputs. */
  readonly inputs: readonly unknown[];
}

/** A run with the results of its items. */
export interface RunResult<Result = unknown> {
  /** Id of the run. */
  readonly runId: string;
  /** Status of the run. */
  readonly status: RunStatus;
  /** The items in the order of their inputs. */
  readonly items: readonly ItemResult<Result>[];
}

/** One step of a run. */
export interface StepRun {
  /** Id of the step in the flow. */
  readonly stepId: string;
  /** Path of the component that the step calls. */
  readonly component?: string;
  /** Status of the step. */
  readonly status: StepStatus;
  /** Undefined before the step ends, and always on runtimes 0.10 and 0.11, which do not keep it. */
  readonly result?: ItemOutcome;
}

/** A finding of the runtime in a flow. */
export interface Diagnostic {
  /** Kind of the finding, such as `undefinedStepReference`. */
  readonly kind: string;
  /** Number of the kind. */
  readonly code: number;
  /** Severity. A flow with a `fatal` diagnostic is not stored. */
  readonly level: Rest.Diagnostic["level"];
  /** Description of the finding. */
  readonly message: string;
  /** JSON path of the place in the flow, such as `$.steps[1].id`. */
  readonly path?: string;
  /** Line of the place, from 1. It is known only if the flow was passed as text. */
  readonly line?: number;
  /** Column of the place, from 1. It is known only if the flow was passed as text. */
  readonly column?: number;
  /** Details, depending on the kind. */
  readonly data?: unknown;
}

/** Result of {@link Client.storeFlow}. */
export interface StoredFlow {
  /** Id of the flow: a hash of its content, so the same on every runtime of a version. */
  readonly flowId: string;
  /** False after a dry run or if a diagnostic is fatal. */
  readonly stored: boolean;
  /** Findings in the flow. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Result of {@link Client.submit}. */
export interface SubmittedRun {
  /** Id of the run. */
  readonly runId: string;
  /** Status of the run at the time of the response. */
  readonly status: RunStatus;
  /** Number of items, which is the number of inputs. */
  readonly itemCount: number;
  /** The items, if `wait` was true and the run has ended. */
  readonly items?: readonly ItemResult[];
}

/** A component of a worker or of the runtime itself. */
export interface ComponentInfo {
  /** Path of the component in its worker, without the prefix of the route. */
  readonly component: string;
  /** Description of what the component does. */
  readonly description?: string;
  /** JSON Schema of the input. */
  readonly inputSchema?: unknown;
  /** JSON Schema of the output. */
  readonly outputSchema?: unknown;
}

/** Result of {@link Client.health}. */
export interface Health {
  /** `healthy` if the runtime can work. */
  readonly status: string;
  /** Time of the response. */
  readonly timestamp?: string;
  /** Version such as `0.11.1`. Runtimes since 0.12 do not report it. */
  readonly version?: string;
}

/** A JSON blob. */
export interface JsonBlob {
  /** Id of the blob. */
  readonly blobId: string;
  /** The stored value. */
  readonly data: unknown;
  /** Type of the blob. */
  readonly blobType: Rest.BlobType;
  /** File name that was stored with the blob. */
  readonly filename?: string;
}

/** The bytes of a blob. */
export interface BinaryBlob {
  /** The stored bytes. */
  readonly bytes: Uint8Array;
  /** Type of the blob. */
  readonly blobType: Rest.BlobType;
  /** File name that was stored with the blob. */
  readonly filename?: string;
}

/**
 * Whether a run or item with this status has ended.
 *
 * @example
 * ```ts source="../client.examples.ts#getRun"
 * const { status, inputs } = await client.getRun(runId);
 * if (isFinished(status)) console.log("ended");
 * ```
 */
export function isFinished(status: RunStatus): boolean {
  return status !== "running" && status !== "paused";
}

/** An event of {@link Client.follow}. */
export type RunEvent =
  /** The status or the item counts of the run have changed. The last event has a final status. */
  | { readonly type: "run"; readonly run: RunSummary }
  /** An item has ended. There is one such event per item. */
  | { readonly type: "item"; readonly item: ItemResult }
  /**
   * An event of the runtime's event stream, on runtimes since 0.12. It comes in addition to the two above. `sequence` is its position among
   * the events of the run, from 0; undefined if the event has none.
   */
  | { readonly type: "event"; readonly name: string; readonly data: unknown; readonly sequence: number | undefined };
