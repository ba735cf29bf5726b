import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { FlowResult, RunStatus } from "@stepflow/protocol";
import type { BinarySource } from "../blobs/binary-source.ts";
import type { BinaryBlob } from "../blobs/blob-store.ts";
import type { CachedResult } from "../cached/cached-result.ts";
import type { WorkerEnv } from "../env/worker-env.ts";
import type { Flow } from "../flow/flow-definition.ts";
import type { CallOptions } from "../limits/call-limits.ts";
import type { Logger } from "../log/logger.ts";
import type { StepInfo, WorkflowInfo } from "./introspection.ts";
import type {
  AnyFlow,
  EvaluateOptions,
  GetRunOptions,
  PutBinaryOptions,
  PutBlobOptions,
  SubmitRunOptions,
  TypedBlob,
} from "./method-options.ts";

/**
 * The second argument of a component: information about the current execution, and access to the runtime.
 *
 * A context belongs to one execution and closes when the component returns. Await every call before returning: unfinished and later calls
 * fail with `ContextClosedError`. Every method that asks the runtime can also throw `CallbackTimeoutError`, `CallbackAbortedError` and
 * `DisconnectedError`.
 */
export interface ComponentContext<Params = Readonly<Record<string, string>>> {
  /** Path that the runtime requested. */
  readonly component: string;
  /** Values of the parameters in the component's path: `{ name: "ada" }` for `/users/{name}` and `/users/ada`. */
  readonly params: Params;
  /** Id of the run. `undefined` outside a run. */
  readonly runId: string | undefined;
  /** Id of the step. `undefined` outside a run. */
  readonly stepId: string | undefined;
  /** Id of the flow, which is the id of the blob that holds its definition. `undefined` outside a run. */
  readonly flowId: string | undefined;
  /** Number of this execution of the step. It starts at 1 and grows whenever the runtime executes the step again. */
  readonly attempt: number;
  /** Id of the trace that the runtime records. `undefined` if it records none. */
  readonly traceId: string | undefined;
  /** Id of the span of the trace. `undefined` if the runtime records none. */
  readonly spanId: string | undefined;
  /**
   * Aborted when the execution is over before the component has returned: the runtime disconnected or gave the task up, the
   * deadline passed, or the worker stops. `signal.reason` is the error. Runtimes up to 0.11 do not report that a run was
   * cancelled.
   *
   * @example
   * ```ts source="./context.examples.ts#signal"
   * const response = await fetch("https://example.com/slow", { signal: ctx.signal });
   * ```
   */
  readonly signal: AbortSignal;
  /** Logger of the worker. It adds the ids of this execution to every line. */
  readonly log: Logger;
  /**
   * Environment of the worker: the platform's bindings on Cloudflare Workers, otherwise the environment variables of the process.
   * Declare bindings that are not strings in {@link PlatformBindings}.
   */
  readonly env: WorkerEnv;

  /**
   * Stores a JSON value in the runtime and returns its blob id. Equal values have equal ids. `undefined` is stored as `null`.
   *
   * @throws TypeError for a value that JSON would change or drop, such as `NaN`, a `Map` or a function.
   * @throws BlobTooLargeError when the runtime does not accept a value of that size. The limit of runtimes 0.10 and 0.11 is 2 MiB.
   * @throws BlobApiUnavailableError when the runtime (0.10, 0.11) has announced no usable URL of its Blob API.
   * @example
   * ```ts source="./context.examples.ts#putBlob"
   * const id = await ctx.putBlob({ rows: [1, 2, 3] });
   * ```
   */
  putBlob(data: unknown, options?: PutBlobOptions): Promise<string>;
  /**
   * Fetches a stored JSON value by its id: 64 hex digits, with or without the prefix `sha256:`. The caller may change the value.
   *
   * @throws BlobNotFoundError when the runtime has no such blob.
   * @throws InvalidBlobError when the value does not fit `options.schema`.
   * @throws BinaryBlobError when the blob holds bytes: use {@link getBinary}.
   * @throws BlobIntegrityError when the blob is damaged.
   * @throws InvalidBlobIdError when the text is not a blob id.
   * @throws BlobApiUnavailableError when the runtime (0.10, 0.11) has announced no usable URL of its Blob API.
   * @example
   * ```ts source="./context.examples.ts#getBlob"
   * const table = await ctx.getBlob(id, { schema: z.object({ rows: z.array(z.number()) }) });
   * const sum = table.rows.reduce((total, row) => total + row, 0);
   * ```
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
   * Stores bytes and returns their blob id, which is their SHA-256. Pass the id on as text: no runtime can resolve a reference to
   * bytes (`{ $blob: id }`) in an output. A stream is cancelled if it holds more than the runtime accepts, or if the call fails.
   *
   * @throws UnsupportedByRuntimeError on runtime 0.9, which stores JSON only.
   * @throws BlobTooLargeError when the runtime does not accept that many bytes.
   * @throws TypeError when the source holds no bytes.
   * @example
   * ```ts source="./context.examples.ts#putBinary"
   * const pdfId = await ctx.putBinary(pdf, { filename: "invoice.pdf", contentType: "application/pdf" });
   * ```
   */
  putBinary(source: BinarySource, options?: PutBinaryOptions): Promise<string>;
  /**
   * Fetches stored bytes by their id, with the file name if there is one.
   *
   * @throws BlobNotFoundError when the runtime has no such blob.
   * @throws BlobIntegrityError when the blob is damaged.
   * @throws InvalidBlobIdError when the text is not a blob id.
   * @throws UnsupportedByRuntimeError on runtime 0.9, which stores JSON only.
   * @example
   * ```ts source="./context.examples.ts#getBinary"
   * const { bytes, filename } = await ctx.getBinary(pdfId);
   * ```
   */
  getBinary(blobId: string, options?: CallOptions): Promise<BinaryBlob>;

  /**
   * Starts a run of a flow with one item for each input, and returns its state. The flow is given by its id, as a definition, or
   * as `flow()` builds it. With `wait: true`, other executions may use this execution's slot while it waits.
   *
   * @throws RuntimeCallError when the runtime refuses, for instance because it has no such flow.
   * @throws UnsupportedByRuntimeError when `overrides` are given to runtime 0.10 or 0.11.
   * @throws TypeError or RangeError for invalid arguments.
   * @example
   * ```ts source="./context.examples.ts#submitRun"
   * const run = await ctx.submitRun(doubling, [{ n: 1 }, { n: 2 }]);
   * ```
   */
  submitRun<Input>(
    flow: Flow<Input, unknown>,
    inputs: readonly Input[],
    options?: SubmitRunOptions,
  ): Promise<RunStatus>;
  submitRun(flow: AnyFlow, inputs: readonly unknown[], options?: SubmitRunOptions): Promise<RunStatus>;
  /**
   * Fetches the state and the results of a run.
   *
   * @throws RuntimeCallError when the runtime refuses, for instance because it has no such run.
   * @example
   * ```ts source="./context.examples.ts#getRun"
   * const { status, results } = await ctx.getRun(run.runId, { wait: true, timeoutMs: 60_000 });
   * ```
   */
  getRun(runId: string, options?: GetRunOptions): Promise<RunStatus>;
  /**
   * Runs a flow with one input, waits for its end and returns its output.
   *
   * @throws FlowError when the flow fails.
   * @throws RuntimeCallError when the runtime refuses to run it.
   * @throws TypeError or RangeError for invalid arguments.
   * @example
   * ```ts source="./context.examples.ts#evaluateFlow"
   * const { n } = await ctx.evaluateFlow(doubling, { n: 21 });
   * ```
   */
  evaluateFlow<Input, Output>(flow: Flow<Input, Output>, input: Input, options?: EvaluateOptions): Promise<Output>;
  evaluateFlow<T = unknown>(flow: AnyFlow, input: unknown, options?: EvaluateOptions): Promise<T>;
  /**
   * Runs a flow once for each input, waits for the end of all, and returns their results in the order of the inputs. A failed item
   * is a result, too, and does not throw. An empty list of inputs gives an empty list of results without a run.
   *
   * @throws FlowError when no item had a route to the components of the flow.
   * @throws RuntimeCallError when the runtime refuses to run it.
   * @throws TypeError or RangeError for invalid arguments.
   * @example
   * ```ts source="./context.examples.ts#evaluateRun"
   * for (const result of await ctx.evaluateRun(doubling, [{ n: 1 }, { n: 2 }], { maxConcurrency: 1 })) {
   *   if (result.outcome === "success") ctx.log.info("Doubled.", { result: result.result });
   * }
   * ```
   */
  evaluateRun<Input, Output>(
    flow: Flow<Input, Output>,
    inputs: readonly Input[],
    options?: EvaluateOptions,
  ): Promise<FlowResult<Output>[]>;
  evaluateRun(flow: AnyFlow, inputs: readonly unknown[], options?: EvaluateOptions): Promise<FlowResult[]>;
  /**
   * Describes the flow that this execution belongs to, and the state of its run.
   *
   * @throws UnsupportedByRuntimeError when the runtime has sent no flow id.
   * @example
   * ```ts source="./context.examples.ts#getWorkflowInfo"
   * const { name, steps } = await ctx.getWorkflowInfo();
   * ```
   */
  getWorkflowInfo(options?: CallOptions): Promise<WorkflowInfo>;
  /**
   * Describes one step of the flow that this execution belongs to.
   *
   * @throws StepNotFoundError when the flow has no such step.
   * @throws UnsupportedByRuntimeError when the runtime has sent no flow id.
   * @example
   * ```ts source="./context.examples.ts#getStepInfo"
   * const { component, metadata } = await ctx.getStepInfo("double");
   * ```
   */
  getStepInfo(stepId: string, options?: CallOptions): Promise<StepInfo>;

  /**
   * Computes a result once for each key and keeps it as a blob. Later calls with the same key, from this or any other execution,
   * fetch that blob. A blob that is lost or damaged is computed again. The call that ran `compute` gets the original value; every other
   * call gets a JSON copy. Keys belong to one worker and one runtime.
   *
   * Executions that ask for a key while it is being computed wait for the result. If that computation fails or its execution ends,
   * one of the waiting executions takes over. If the runtime cannot store a result, the result is still returned, and a warning is logged.
   *
   * @throws TypeError when the key is not a string, or JSON would change or drop a part of the result.
   * @throws CallbackError with the reason `"circular"` when the result is needed to compute itself: immediately if `compute` asks
   * for it before its first `await`, otherwise after 300,000 ms.
   * @throws any error that `compute` throws.
   * @example
   * ```ts source="./context.examples.ts#cached"
   * const { value, fromCache } = await ctx.cached(`embedding of ${text}`, () => embed(text));
   * ```
   */
  cached<T>(key: string, compute: () => Promise<T> | T): Promise<CachedResult<T>>;
  /**
   * Reports how much of the work is done, as a fraction from 0 to 1. Runtimes since 0.12 receive it with the next heartbeat; under
   * others it is only logged, at level debug.
   *
   * @throws RangeError when the fraction is not a number from 0 to 1.
   * @example
   * ```ts source="./context.examples.ts#progress"
   * for (let page = 1; page <= 10; page++) {
   *   await render(page);
   *   ctx.progress(page / 10, `Rendered page ${page}.`);
   * }
   * ```
   */
  progress(fraction: number, message?: string): void;
  /**
   * Sends a JSON-RPC request of any method to the runtime, and returns its result without validation. A runtime does not answer
   * methods that it does not know, so such a call ends with `CallbackTimeoutError`.
   *
   * @throws RuntimeCallError when the runtime answers with an error.
   * @throws UnsupportedByRuntimeError under runtimes since 0.12, which do not use JSON-RPC.
   * @throws TypeError for parameters that JSON would change.
   * @example
   * ```ts source="./context.examples.ts#call"
   * const answer = await ctx.call("runs/get", { runId: run.runId }, { timeoutMs: 5_000 });
   * ```
   */
  call(method: string, params?: unknown, options?: CallOptions): Promise<unknown>;
}
