import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { BlobType, UntypedFlow } from "@stepflow/protocol";
import type { CallOptions } from "../limits/call-limits.ts";

/** Options of `ctx.putBlob`. */
export interface PutBlobOptions extends CallOptions {
  /**
   * Type of the blob. `flow` stores a flow, as a definition or as `flow()` builds it, that `ctx.submitRun` can run by its id.
   *
   * @default "data"
   */
  readonly type?: "data" | "flow" | undefined;
}

/** Options of `ctx.putBinary`. */
export interface PutBinaryOptions extends CallOptions {
  /** Name of the file. It is stored beside the bytes and does not change the id. */
  readonly filename?: string | undefined;
  /** Media type of the bytes. It is sent to runtimes since 0.12, but no runtime up to 0.13 stores it. */
  readonly contentType?: string | undefined;
}

/** Options of `ctx.getBlob`. */
export interface GetBlobOptions extends CallOptions {
  /**
   * Returns a {@link TypedBlob} instead of the bare value.
   *
   * @default false
   */
  readonly withType?: boolean | undefined;
  /** Validates the value. The result is the output of the schema, for instance with defaults filled in. */
  readonly schema?: StandardSchemaV1 | undefined;
}

/** A stored value together with the type of its blob. */
export interface TypedBlob<T = unknown> {
  readonly data: T;
  readonly type: BlobType;
}

/** Options of `ctx.submitRun`. */
export interface SubmitRunOptions extends CallOptions {
  /**
   * Waits until the run has ended, and includes its results. `timeoutMs` then limits the whole wait; if omitted, the limit is
   * 300,000 ms.
   *
   * @default false
   */
  readonly wait?: boolean | undefined;
  /**
   * Largest number of items that run at once. If omitted, the runtime decides. Runtimes 0.10 and 0.11 ignore the limit of a sub-run. There
   * the worker submits each item as a separate run and returns the id of the first one. This needs `wait: true`; otherwise the call fails
   * with `UnsupportedByRuntimeError`.
   */
  readonly maxConcurrency?: number | undefined;
  /**
   * Replaces parts of the steps of the flow for this run, by step id. Runtimes 0.10 and 0.11 would ignore overrides without an
   * error, so the call fails with `UnsupportedByRuntimeError` there.
   */
  readonly overrides?: unknown | undefined;
  /**
   * UUID that identifies this submission when the runtime executes the step again after a crash: the same key then returns the
   * run that exists already. If omitted, it is derived from run, step, flow and inputs. Runtime 0.9 ignores it.
   */
  readonly key?: string | undefined;
}

/** Options of `ctx.evaluateFlow` and `ctx.evaluateRun`: those of `ctx.submitRun`, which always wait. */
export type EvaluateOptions = Omit<SubmitRunOptions, "wait">;

/** Options of `ctx.getRun`. */
export interface GetRunOptions extends CallOptions {
  /**
   * Waits until the run has ended. `timeoutMs` then limits the whole wait; if omitted, the limit is 300,000 ms.
   *
   * @default false
   */
  readonly wait?: boolean | undefined;
  /**
   * Includes the results of the items.
   *
   * @default true
   */
  readonly includeResults?: boolean | undefined;
  /**
   * Order of the results: by the index of their input, or by the time at which they ended.
   *
   * @default "by_index"
   */
  readonly resultOrder?: "by_index" | "by_completion" | undefined;
}

/** A flow without types: the id of a stored flow, or a definition. */
export type AnyFlow = string | UntypedFlow;
