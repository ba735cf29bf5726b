import type { Engine } from "../engine/engine.ts";
import type { WaitLimits } from "../runs/run-watch.ts";
import type { WorkerConnection } from "./worker-connection.ts";

/**
 * A worker in this process: the result of `createWorker()` of @stepflow/worker, or any object with a `fetch` method that answers
 * requests, such as a Hono app. The runtime calls `fetch` with the same requests that it would send over a network.
 */
export interface InProcessWorker {
  /** Name for error texts. The default is the name in the options. */
  readonly name?: string;
  /** Answers a request. `env` contains `STEPFLOW_BLOB_API`, by which the worker reaches blobs without a socket. */
  fetch(request: Request, env?: Readonly<Record<string, unknown>>): Response | Promise<Response>;
}

/** A running worker, reached over the network. */
export interface UrlWorker {
  /** URL to which messages are POSTed, unchanged. A user and password in it are sent as Basic credentials. */
  readonly url: string | URL;
}

/** Health check of a worker process. The worker is ready once it succeeds. */
export interface HealthCheck {
  /** Path of the health check. @default "/health" */
  readonly path?: string | undefined;
  /** Time in milliseconds until the start is given up. @default 60_000 */
  readonly timeoutMs?: number | undefined;
  /** Pause in milliseconds between two checks. @default 100 */
  readonly retryDelayMs?: number | undefined;
}

/** A worker process that the runtime starts and stops. It must write the line `{"port":N}` to stdout when it listens on 127.0.0.1. */
export interface CommandWorker {
  /** Program to execute, found in the PATH of this process. */
  readonly command: string;
  /** Arguments of the program. @default [] */
  readonly args?: readonly string[] | undefined;
  /** Environment variables of the process. It gets no others, not even PATH. @default {} */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Folder in which the process runs. The default is the current folder. */
  readonly cwd?: string | undefined;
  /** Health check of the process. */
  readonly healthCheck?: HealthCheck | undefined;
}

/** Services of a runtime that a {@link CarriedWorker} may use. */
export interface CarrierEnvironment {
  /** Engine of the runtime. */
  readonly engine: Engine;
  /** Resolves when a run has ended or a limit is reached. */
  untilRunEnded(runId: string, limits: WaitLimits): Promise<void>;
}

/** A worker that brings its own connection, such as a queue of `servePull` of `@stepflow/runtime/pull`. */
export interface CarriedWorker {
  /** Connects the worker to a runtime. Called once. */
  connect(runtime: CarrierEnvironment): Promise<WorkerConnection>;
}

/** A worker, by the way in which it is reached. */
export type WorkerSource = InProcessWorker | UrlWorker | CommandWorker | CarriedWorker;
