import type { Worker } from "../worker/worker.ts";
import type { RunningWorker, ServeOptions } from "./serve-options.ts";

/** The way work comes to a worker: runtimes 0.9 – 0.11 call it by HTTP, from runtimes since 0.12 it pulls by gRPC. */
export type Transport = "http" | "grpc";

/** What `start` takes besides the options of `serve`. Options that belong to the other way have no effect. */
export interface StartOptions extends ServeOptions {
  /** `STEPFLOW_TRANSPORT` when absent, which runtimes since 0.12 set, else `http`. */
  readonly transport?: Transport | undefined;
  /** gRPC: address of the runtime, with or without scheme; `STEPFLOW_TASKS_URL`, or `127.0.0.1:7840` when absent. */
  readonly tasksUrl?: string | undefined;
  /** gRPC: the plugin's `queueName`; `STEPFLOW_QUEUE_NAME` when absent. */
  readonly queue?: string | undefined;
  /** gRPC: where blobs are kept; `STEPFLOW_BLOB_URL`, or the runtime that owns the task when absent. */
  readonly blobUrl?: string | undefined;
  /** gRPC: larger fields of outputs become references; `STEPFLOW_BLOB_THRESHOLD_BYTES` when absent, 0 is never. */
  readonly blobThresholdBytes?: number | undefined;
  /** gRPC: used instead of `pull` of `@stepflow/grpc`, which is loaded when absent. */
  readonly pull?: Pull | undefined;
}

/** What `start` needs of `@stepflow/grpc`. */
export type Pull = (worker: Worker, options: PullRequest) => Promise<PulledWorker>;

/** The options that `start` passes on when work comes by gRPC. */
export type PullRequest = Omit<StartOptions, "transport" | "pull">;

/** A worker that pulls its work. */
export interface PulledWorker extends AsyncDisposable {
  /** Origin of the runtime that work comes from. */
  readonly url: string;
  /** Such a worker listens nowhere. */
  readonly port?: undefined;
  readonly queue: string;
  /** Resolves when a runtime has accepted the worker for the first time; pending while there is none. */
  readonly connected: Promise<void>;
  /** Resolves when the worker has stopped, whatever stopped it. */
  readonly closed: Promise<void>;
  /** Takes no more work, waits for what runs (`drainMs`), then stops. Further calls wait for the same end. */
  close(): Promise<void>;
}

/** A started worker, whichever way its work comes: one that listens has a `port`. */
export type StartedWorker = RunningWorker | PulledWorker;
