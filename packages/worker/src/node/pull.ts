/// <reference lib="esnext.disposable" preserve="true" />
import type { TlsOptions } from "@stepflow/protocol/internal";
import type { WorkerBehavior } from "../host/worker-options.ts";
import type { Worker } from "../worker/worker.ts";
import type { StrayPolicy } from "./strays.ts";

/** Options of a worker's behavior that apply when it pulls its tasks. */
export type PulledBehavior = Pick<
  WorkerBehavior,
  | "logger"
  | "timeoutMs"
  | "callbackTimeoutMs"
  | "bodyLimitBytes"
  | "exposeErrors"
  | "concurrency"
  | "bigNumbers"
  | "blobReferences"
  | "referenceLimitBytes"
  | "blobCacheBytes"
  | "resultIndex"
>;

/**
 * Options of `pull`. An omitted option is read from the environment variables that a runtime sets for the workers it
 * starts, then from the worker's own behavior.
 */
export interface PullOptions extends PulledBehavior {
  /**
   * Address of the runtime to pull tasks from, with or without a scheme, such as `127.0.0.1:7840`. Write `https://` for a proxy with TLS in
   * front of it, because runtimes have no TLS of their own.
   *
   * @default `STEPFLOW_TASKS_URL`, else `"127.0.0.1:7840"`
   */
  readonly tasksUrl?: string | undefined;
  /**
   * Certificates for `https://` addresses. With this option, addresses without a scheme are `https://`. The environment variables contain
   * paths of files.
   *
   * @default `STEPFLOW_TLS_CA_FILE`, `STEPFLOW_TLS_CERT_FILE` and `STEPFLOW_TLS_KEY_FILE`, else the authorities that Node trusts
   */
  readonly tls?: TlsOptions | undefined;
  /**
   * Queue to pull tasks from: the `queueName` of the plugin in the runtime's configuration. Required if the environment
   * does not set it.
   *
   * @default `STEPFLOW_QUEUE_NAME`
   */
  readonly queue?: string | undefined;
  /**
   * Number of components that run at the same time.
   *
   * @default `STEPFLOW_MAX_CONCURRENT`, else `concurrency` of the worker, else 10
   */
  readonly concurrency?: number | undefined;
  /**
   * Address of the runtime that stores blobs.
   *
   * @default `STEPFLOW_BLOB_URL`, else the runtime that owns the task
   */
  readonly blobUrl?: string | undefined;
  /**
   * Size in bytes from which a top-level field of an output is stored as a blob and replaced by a reference; 0 turns
   * this off.
   *
   * @default `STEPFLOW_BLOB_THRESHOLD_BYTES`, else 0
   */
  readonly blobThresholdBytes?: number | undefined;
  /**
   * Time in milliseconds that running components have to end when the worker stops.
   *
   * @default `STEPFLOW_SHUTDOWN_GRACE_SECS` (in seconds), else 10_000
   */
  readonly drainMs?: number | undefined;
  /**
   * Whether the worker stops on SIGTERM, SIGINT and SIGHUP and then exits the process. A worker that a runtime has started also
   * exits when that runtime is gone.
   *
   * @default true
   */
  readonly handleSignals?: boolean | undefined;
  /**
   * What happens after a rejection or an exception that nothing has caught. `"continue"` logs it as an error, with the component
   * that caused it. `"drain"` also lets the running components end and then exits with code 1. An exception that no component
   * caused always has that effect. The option has no effect if `handleSignals` is false.
   *
   * Before Node 24 the worker cannot see which component caused an error. It names the one that started last, and attributes errors to
   * it for ten minutes.
   *
   * @default "continue"
   */
  readonly onStray?: StrayPolicy | undefined;
}

/** Names of the options of `pull`. */
export const PULL_NAMES: Readonly<Record<keyof PullOptions, true>> = {
  tasksUrl: true,
  tls: true,
  queue: true,
  concurrency: true,
  blobUrl: true,
  blobThresholdBytes: true,
  drainMs: true,
  handleSignals: true,
  onStray: true,
  logger: true,
  timeoutMs: true,
  callbackTimeoutMs: true,
  bodyLimitBytes: true,
  exposeErrors: true,
  bigNumbers: true,
  blobReferences: true,
  referenceLimitBytes: true,
  blobCacheBytes: true,
  resultIndex: true,
};

/** A worker that pulls its tasks from a queue of a runtime. */
export interface PullingWorker extends AsyncDisposable {
  /** Origin of the runtime that tasks come from. */
  readonly url: string;
  /** Always `undefined`, because a pulling worker listens on no port. */
  readonly port?: undefined;
  /** Queue that tasks come from. */
  readonly queue: string;
  /** Resolves when a runtime has accepted the worker for the first time; pending until then. */
  readonly connected: Promise<void>;
  /** Resolves when the worker has stopped, for any reason. */
  readonly closed: Promise<void>;
  /**
   * Takes no more tasks, waits up to `drainMs` for the running ones, then stops. Tasks that have not ended by then are
   * returned to the runtime, which gives them to another worker. Further calls return the same promise.
   */
  close(): Promise<void>;
}

/** Type of the function `pull` of `@stepflow/grpc`. */
export type Pull = (worker: Worker, options: PullOptions) => Promise<PullingWorker>;
