import type { Rest } from "@stepflow/protocol/documents";

/** State of a run or of one of its items. `running`, `paused` may change; the others are final. */
export type RunStatus = Rest.RunStatus;

/** State of one step. */
export type StepStatus = Rest.StepStatus;

/** Why an item or a step failed. `code` is 500 on runtimes 0.9 and 0.10, whatever the worker sent (docs/internals/wire.md#errors-and-retries), and one
 * of the eleven codes that there are since 0.12. */
export type ItemError = Readonly<Rest.FlowError>;

/** How an item or a step ended. */
export type ItemOutcome =
  | { readonly outcome: "success"; readonly result: unknown }
  | { readonly outcome: "failed"; readonly error: ItemError };

/** One item of a run: what became of one input. */
export interface ItemResult {
  /** Position of its input, from 0. */
  readonly itemIndex: number;
  readonly status: RunStatus;
  /** Absent while the item runs, and when it was cancelled. */
  readonly result?: ItemOutcome;
  /** RFC 3339, with nanoseconds. */
  readonly completedAt?: string;
}

/** How many items of a run are in which state. */
export type ItemCounts = Readonly<Rest.ItemStatistics>;

/** A run without its data. */
export interface RunSummary {
  readonly runId: string;
  readonly flowId: string;
  readonly flowName?: string;
  readonly status: RunStatus;
  readonly items: ItemCounts;
  /** RFC 3339, with nanoseconds. */
  readonly createdAt: string;
  readonly completedAt?: string;
  /** The run that a user started; differs from `runId` for runs that components started. */
  readonly rootRunId: string;
  readonly parentRunId?: string;
}

/** A run with its inputs. */
export interface RunDetails extends RunSummary {
  /** One per item, by index. Empty on runtimes since 0.12, which do not tell them. */
  readonly inputs: readonly unknown[];
}

/** A run with the results of its items. */
export interface RunResult {
  readonly runId: string;
  readonly status: RunStatus;
  /** By index. */
  readonly items: readonly ItemResult[];
}

/** One step of a run. */
export interface StepRun {
  readonly stepId: string;
  readonly component?: string;
  readonly status: StepStatus;
  /** Runtimes 0.10 and 0.11 do not keep it. */
  readonly result?: ItemOutcome;
}

/** A remark of the runtime on a flow. */
export interface Diagnostic {
  /** Such as `undefinedStepReference`. */
  readonly kind: string;
  readonly code: number;
  /** A flow with a `fatal` diagnostic is not stored. */
  readonly level: Rest.Diagnostic["level"];
  readonly message: string;
  /** JSON path into the flow, such as `$.steps[1].id`. */
  readonly path?: string;
  readonly data?: unknown;
}

/** Answer of {@link Client.storeFlow}. */
export interface StoredFlow {
  /** Hash of the flow: the same flow has the same id everywhere. */
  readonly flowId: string;
  /** False after a dry run and when a diagnostic is fatal. */
  readonly stored: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Answer of {@link Client.submit}. */
export interface SubmittedRun {
  readonly runId: string;
  readonly status: RunStatus;
  readonly itemCount: number;
  /** Present when `wait` was asked for and the run has ended. */
  readonly items?: readonly ItemResult[];
}

/** A component that the runtime's plugins offer. */
export interface ComponentInfo {
  /** The worker's own path, without the prefix of the route that leads to it. */
  readonly component: string;
  readonly description?: string;
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
}

/** Answer of {@link Client.health}. */
export interface Health {
  /** `healthy`. */
  readonly status: string;
  readonly timestamp?: string;
  /** Such as `0.11.1`; runtimes from 0.12 on do not tell. */
  readonly version?: string;
}

/** A JSON blob. */
export interface JsonBlob {
  readonly blobId: string;
  readonly data: unknown;
  readonly blobType: Rest.BlobType;
  readonly filename?: string;
}

/** A binary blob. */
export interface BinaryBlob {
  readonly bytes: Uint8Array;
  readonly blobType: Rest.BlobType;
  readonly filename?: string;
}

/** True when a run or item in this state will not change any more. */
export function isFinished(status: RunStatus): boolean {
  return status !== "running" && status !== "paused";
}

/** What {@link Client.follow} tells. */
export type RunEvent =
  /** The run's status or item counts changed. The last one has a final status. */
  | { readonly type: "run"; readonly run: RunSummary }
  /** An item has ended; each is told once. */
  | { readonly type: "item"; readonly item: ItemResult }
  /** An event as a runtime with an event stream sends it (0.12 and later), beside the two above. */
  | { readonly type: "event"; readonly name: string; readonly data: unknown };
