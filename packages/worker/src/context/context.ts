import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { BlobType, FlowResult, RunStatus } from "@stepflow/protocol";
import type { BinarySource } from "../blobs/binary-source.ts";
import type { BinaryBlob } from "../blobs/blob-store.ts";
import type { CachedResult } from "../cached/cached-result.ts";
import type { Flow } from "../flow/flow-definition.ts";
import type { CallOptions } from "../limits/call-limits.ts";
import type { Logger } from "../log/logger.ts";
import type { StepInfo, WorkflowInfo } from "./introspection.ts";

export interface PutBlobOptions extends CallOptions {
  /** `data` when absent; `flow` stores a flow, as a definition or built, that {@link ComponentContext.submitRun} can run. */
  readonly type?: "data" | "flow" | undefined;
}

export interface PutBinaryOptions extends CallOptions {
  /** Kept beside the bytes; no part of the id. */
  readonly filename?: string | undefined;
  /** Sent to runtimes since 0.12, whose protocol has a place for it; none up to 0.13 keeps it. */
  readonly contentType?: string | undefined;
}

export interface GetBlobOptions extends CallOptions {
  /** Gives type and value of the blob. */
  readonly withType?: boolean | undefined;
  /** Checks the value; the result is what the schema makes of it. */
  readonly schema?: StandardSchemaV1 | undefined;
}

/** A blob together with its type. */
export interface TypedBlob<T = unknown> {
  readonly data: T;
  readonly type: BlobType;
}

export interface SubmitRunOptions extends CallOptions {
  /** Waits until the run has ended and includes its results. `timeoutMs` then limits the whole wait. */
  readonly wait?: boolean | undefined;
  /** Items that run at once; the runtime decides when absent. */
  readonly maxConcurrency?: number | undefined;
  /**
   * Replaces parts of the flow's steps for this run, by step id, on 0.9 and since 0.12. 0.10 and 0.11 would ignore them without
   * a word, so that the call fails with `UnsupportedByRuntimeError` there.
   */
  readonly overrides?: unknown | undefined;
  /**
   * UUID that identifies this submission after a recovery; made from run, step, flow and inputs when absent. Runtimes 0.10 and
   * 0.11 look at it.
   */
  readonly key?: string | undefined;
}

/** A definition of a flow: anything but what `flow()` has built, of which more is known. */
interface UntypedFlow {
  readonly "~types"?: never;
}

/** A stored flow by its id, or a definition, be it written on the spot. */
export type AnyFlow = string | (object & UntypedFlow) | (UntypedFlow & { readonly [member: string]: unknown });

/** How a flow is evaluated: as {@link SubmitRunOptions}, and always waited for. */
export type EvaluateOptions = Omit<SubmitRunOptions, "wait">;

export interface GetRunOptions extends CallOptions {
  /** Waits until the run has ended. `timeoutMs` then limits the whole wait. */
  readonly wait?: boolean | undefined;
  /** True when absent. */
  readonly includeResults?: boolean | undefined;
  /** By item index when absent. */
  readonly resultOrder?: "by_index" | "by_completion" | undefined;
}

/**
 * What a component gets beside its input. It belongs to one execution and closes with it: await every call before the
 * component returns, or the call fails with `ContextClosedError`.
 */
export interface ComponentContext<Params = Readonly<Record<string, string>>> {
  /** The path under which the runtime asked for the component. */
  readonly component: string;
  /** Values of the parameters in the component's path. */
  readonly params: Params;
  readonly runId: string | undefined;
  readonly stepId: string | undefined;
  readonly flowId: string | undefined;
  /** Counts from 1; higher when the runtime executes the step again (docs/internals/wire.md#number-of-executions). */
  readonly attempt: number;
  readonly traceId: string | undefined;
  readonly spanId: string | undefined;
  /**
   * Aborted when the execution is over before its component: the runtime left, the deadline passed, the worker stops. Its
   * reason says which. Runtimes up to 0.11 do not tell a worker that a run was cancelled (docs/internals/wire.md#concurrency-and-cancellation).
   */
  readonly signal: AbortSignal;
  /** Every line carries the ids of this execution. */
  readonly log: Logger;
  /** The process environment, or the bindings of the platform (Cloudflare Workers). */
  readonly env: Readonly<Record<string, unknown>>;

  /**
   * Stores a JSON value and returns its id; equal values have equal ids.
   *
   * @throws BlobApiUnavailableError the runtime keeps blobs behind an API that this worker was not told.
   * @throws BlobTooLargeError the runtime accepts no value of that size (docs/internals/wire.md#blob-http-api: 2 MiB).
   */
  putBlob(data: unknown, options?: PutBlobOptions): Promise<string>;
  /**
   * Fetches a stored value by its id, in either spelling.
   *
   * @throws BlobNotFoundError the runtime does not have it; BlobIntegrityError it is damaged.
   * @throws BinaryBlobError it holds bytes; InvalidBlobIdError the text is no blob id.
   * @throws InvalidBlobError the value does not fit the schema.
   */
  getBlob<S extends StandardSchemaV1>(
    blobId: string,
    options: CallOptions & { readonly schema: S; readonly withType: true },
  ): Promise<TypedBlob<StandardSchemaV1.InferOutput<S>>>;
  getBlob<S extends StandardSchemaV1>(
    blobId: string,
    options: CallOptions & { readonly schema: S },
  ): Promise<StandardSchemaV1.InferOutput<S>>;
  getBlob<T = unknown>(blobId: string, options: CallOptions & { readonly withType: true }): Promise<TypedBlob<T>>;
  getBlob<T = unknown>(blobId: string, options?: CallOptions): Promise<T>;
  /**
   * Stores bytes and returns their id, the SHA-256 of them. Such a blob must not stand in an output by reference. A stream
   * is read up to the size that the runtime takes, and cancelled when it is longer or the limits of the call are over.
   *
   * @throws UnsupportedByRuntimeError runtime 0.9 stores JSON only; BlobTooLargeError; TypeError for what holds no bytes.
   */
  putBinary(bytes: BinarySource, options?: PutBinaryOptions): Promise<string>;
  /** Fetches stored bytes. @throws BlobNotFoundError, BlobIntegrityError, InvalidBlobIdError, UnsupportedByRuntimeError */
  getBinary(blobId: string, options?: CallOptions): Promise<BinaryBlob>;
  /**
   * Runs a flow, stored (by its id), built by `flow()` or given as a definition, once for each input.
   *
   * @throws RuntimeCallError the runtime refused, for instance since it has no such flow; TypeError or RangeError for
   * arguments that cannot be meant.
   * @throws UnsupportedByRuntimeError `overrides` were given that the runtime would ignore.
   */
  submitRun<Input>(
    flow: Flow<Input, unknown>,
    inputs: readonly Input[],
    options?: SubmitRunOptions,
  ): Promise<RunStatus>;
  submitRun(flow: AnyFlow, inputs: readonly unknown[], options?: SubmitRunOptions): Promise<RunStatus>;
  /** Reads state and results of a run. @throws RuntimeCallError the runtime refused. */
  getRun(runId: string, options?: GetRunOptions): Promise<RunStatus>;
  /** Runs a flow once and returns its output. @throws FlowError the flow failed; RuntimeCallError the runtime refused. */
  evaluateFlow<Input, Output>(flow: Flow<Input, Output>, input: Input, options?: EvaluateOptions): Promise<Output>;
  evaluateFlow<T = unknown>(flow: AnyFlow, input: unknown, options?: EvaluateOptions): Promise<T>;
  /**
   * Runs a flow once for each input and returns how each ended, in the order of the inputs. Without inputs nothing is
   * asked (runtime 0.9 would never answer, docs/internals/wire.md#callbacks).
   *
   * @throws RuntimeCallError the runtime refused.
   */
  evaluateRun<Input>(
    flow: Flow<Input, unknown>,
    inputs: readonly Input[],
    options?: EvaluateOptions,
  ): Promise<FlowResult[]>;
  evaluateRun(flow: AnyFlow, inputs: readonly unknown[], options?: EvaluateOptions): Promise<FlowResult[]>;
  /** Describes the workflow that this execution belongs to. @throws UnsupportedByRuntimeError */
  getWorkflowInfo(options?: CallOptions): Promise<WorkflowInfo>;
  /** Describes one of its steps. @throws StepNotFoundError, UnsupportedByRuntimeError */
  getStepInfo(stepId: string, options?: CallOptions): Promise<StepInfo>;
  /**
   * Computes a result once for each key and keeps it as a blob. Keys belong to one worker and one runtime; a result
   * that is gone or damaged is computed again. Who computes gets the value as it is, others what JSON made of it.
   *
   * While an execution computes, others that ask for the key wait for it, as long as they last themselves; when it fails or
   * ends, one of them computes instead. A result that the runtime cannot keep is given all the same, with a warning.
   *
   * @throws whatever `compute` throws; TypeError for a result that JSON cannot hold; CallbackError for one that is needed to
   * compute itself: at once when `compute` asks for it before it awaits anything, else after five minutes.
   */
  cached<T>(key: string, compute: () => Promise<T> | T): Promise<CachedResult<T>>;
  /**
   * Tells how far the work has come, from 0 to 1. Runtimes up to 0.11 have no place for it: there it is a debug line.
   *
   * @throws RangeError for anything that is not from 0 to 1.
   */
  progress(fraction: number, message?: string): void;
  /**
   * Sends any other request to the runtime and returns its result as it came. Runtimes never answer methods that
   * they do not know (docs/internals/wire.md#callbacks), so that ends with `CallbackTimeoutError`.
   */
  call(method: string, params?: unknown, options?: CallOptions): Promise<unknown>;
}
