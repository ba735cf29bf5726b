import { type CallOptions, createHttp, type JsonCodec } from "./http/http.ts";
import type {
  BinaryBlob,
  ComponentInfo,
  Health,
  ItemResult,
  JsonBlob,
  RunDetails,
  RunEvent,
  RunResult,
  RunSummary,
  StepRun,
  StoredFlow,
  SubmittedRun,
} from "./model/results.ts";
import { getBinary, getBlob, type PutBlobOptions, putBinary, putBlob } from "./resources/blobs.ts";
import { type ListComponentsOptions, listComponents } from "./resources/components.ts";
import { getFlow, type StoreFlowOptions, storeFlow } from "./resources/flows.ts";
import { getHealth } from "./resources/health.ts";
import { follow } from "./runs/follow.ts";
import { type RunOptions, run } from "./runs/run.ts";
import {
  cancelRun,
  deleteRun,
  type GetRunStepsOptions,
  getRun,
  getRunFlow,
  getRunItems,
  getRunSteps,
  type ListRunsOptions,
  listRuns,
} from "./runs/runs.ts";
import { type SubmitOptions, submit } from "./runs/submit.ts";
import { waitForRun } from "./runs/wait-for-run.ts";

/** Options of {@link createClient}. */
export interface ClientOptions {
  /** Address of the runtime, such as `http://127.0.0.1:7840`; `/api/v1` may be part of it. A user name in it is sent as Basic auth. */
  readonly url: string | URL;
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Deadline of a call in milliseconds, default 30,000. Calls that wait for a run have their own (see there). */
  readonly timeoutMs?: number;
  /**
   * Reads and writes JSON, default `JSON`. Numbers that JavaScript cannot hold (integers beyond 2^53, `1.0`) pass unchanged with a
   * lossless parser in its place.
   */
  readonly json?: JsonCodec;
}

/**
 * The REST API of a runtime, with the same calls and results on 0.9 to 0.13. Every call takes a `signal` and a deadline.
 *
 * All calls throw a {@link ClientError} subclass when the runtime cannot be reached, refuses, or answers nonsense; the signal's
 * reason when aborted; a TypeError or RangeError for arguments that cannot be meant.
 */
export interface Client {
  /** Address of the REST API, without credentials. */
  readonly url: string;

  /**
   * Checks a flow and stores it: a definition, or what `flow()` of @stepflow/worker has built. A flow with fatal diagnostics is not an error: `stored` is false then.
   *
   * 0.12 and 0.13 refuse flows with `onError.maxRetries`; they are stored as blobs there, which these runtimes run all the same. The
   * id that a dry run tells is then that of the flow without it.
   */
  storeFlow(flow: object, options?: StoreFlowOptions): Promise<StoredFlow>;
  /** A stored flow, as the runtime keeps it. @throws NotFoundError */
  getFlow(flowId: string, options?: CallOptions): Promise<unknown>;

  /**
   * Starts a run with one item per input. With `wait` it returns when the run has ended or the runtime's own `timeoutSecs` have
   * passed. Runtime 0.9 always waits for the end (docs/internals/wire.md#rest-behaviour); give it a `timeoutMs` that suits the run.
   */
  submit(flowId: string, inputs: readonly unknown[], options?: SubmitOptions): Promise<SubmittedRun>;
  /**
   * Runs a flow (stored first) or a flow id over the inputs and waits for the end, 300 s unless `timeoutMs` says otherwise. A run
   * whose items failed is a result, not an error.
   *
   * @throws FlowRefusedError when the flow is not valid, RunTimeoutError when the deadline passes.
   */
  run(flow: object | string, inputs: readonly unknown[], options?: RunOptions): Promise<RunResult>;
  /** Waits for the end of a run that was submitted, 300 s unless `timeoutMs` says otherwise. @throws RunTimeoutError */
  waitForRun(runId: string, options?: CallOptions): Promise<RunResult>;
  /** Tells what happens to a run until it has ended. `timeoutMs` bounds the whole, default 300 s. @throws RunTimeoutError */
  follow(runId: string, options?: CallOptions): AsyncIterable<RunEvent>;

  getRun(runId: string, options?: CallOptions): Promise<RunDetails>;
  /** Newest first. */
  listRuns(options?: ListRunsOptions): Promise<RunSummary[]>;
  getRunItems(runId: string, options?: CallOptions): Promise<ItemResult[]>;
  /** The steps of one item (the first unless `itemIndex` is given). */
  getRunSteps(runId: string, options?: GetRunStepsOptions): Promise<StepRun[]>;
  getRunFlow(runId: string, options?: CallOptions): Promise<unknown>;
  /** Cancels a run. Components that execute are not told (docs/internals/wire.md#concurrency-and-cancellation). @throws ConflictError when it has ended already */
  cancelRun(runId: string, options?: CallOptions): Promise<RunSummary>;
  /** Asks the runtime to forget a run. Runtimes accept this and keep it. @throws ConflictError while it runs (0.10+) */
  deleteRun(runId: string, options?: CallOptions): Promise<void>;

  /** The components of all plugins. */
  listComponents(options?: ListComponentsOptions): Promise<ComponentInfo[]>;

  /** Stores a JSON value and returns its id. @throws NotServedError on 0.9, PayloadTooLargeError above 2 MiB */
  putBlob(data: unknown, options?: PutBlobOptions): Promise<string>;
  /** A JSON blob. @throws NotFoundError, NotServedError on 0.9 */
  getBlob(blobId: string, options?: CallOptions): Promise<JsonBlob>;
  /** Stores bytes and returns their id. @throws NotServedError on 0.9, PayloadTooLargeError above 2 MiB */
  putBinary(bytes: Uint8Array, options?: PutBlobOptions): Promise<string>;
  /** A blob's bytes. @throws NotFoundError, NotServedError on 0.9 */
  getBinary(blobId: string, options?: CallOptions): Promise<BinaryBlob>;

  health(options?: CallOptions): Promise<Health>;
}

/**
 * Creates a client; nothing is sent before its first call.
 *
 * @throws TypeError when the URL is not an absolute http(s) URL.
 */
export function createClient(options: ClientOptions): Client {
  const http = createHttp(options);
  return {
    url: http.baseUrl,
    storeFlow: (flow, call) => storeFlow(http, flow, call),
    getFlow: (flowId, call) => getFlow(http, flowId, call),
    submit: (flowId, inputs, call) => submit(http, flowId, inputs, call),
    run: (flow, inputs, call) => run(http, flow, inputs, call),
    waitForRun: (runId, call) => waitForRun(http, runId, call),
    follow: (runId, call) => follow(http, runId, call),
    getRun: (runId, call) => getRun(http, runId, call),
    listRuns: (call) => listRuns(http, call),
    getRunItems: (runId, call) => getRunItems(http, runId, call),
    getRunSteps: (runId, call) => getRunSteps(http, runId, call),
    getRunFlow: (runId, call) => getRunFlow(http, runId, call),
    cancelRun: (runId, call) => cancelRun(http, runId, call),
    deleteRun: (runId, call) => deleteRun(http, runId, call),
    listComponents: (call) => listComponents(http, call),
    putBlob: (data, call) => putBlob(http, data, call),
    getBlob: (blobId, call) => getBlob(http, blobId, call),
    putBinary: (bytes, call) => putBinary(http, bytes, call),
    getBinary: (blobId, call) => getBinary(http, blobId, call),
    health: (call) => getHealth(http, call),
  };
}
