import type { Engine } from "../engine/engine.ts";
import type { WaitLimits } from "../runs/run-watch.ts";
import type { WorkerConnection } from "./worker-connection.ts";

/**
 * A worker of this process: what `createWorker()` of @stepflow/worker gives, or anything else that answers requests, such as a Hono
 * app. Its `fetch` is called directly, with the same requests that a network would bring.
 */
export interface InProcessWorker {
  /** For messages; default: the name under which it is mounted. */
  readonly name?: string;
  /** `env` has `STEPFLOW_BLOB_API`, by which the worker reaches blobs without a socket. */
  fetch(request: Request, env?: Readonly<Record<string, unknown>>): Response | Promise<Response>;
}

/** A worker that listens somewhere. */
export interface UrlWorker {
  /** POSTs go to exactly this URL; a user and password in it travel as Basic credentials. */
  readonly url: string | URL;
}

/** How to find out that a started worker is ready. */
export interface HealthCheck {
  /** Default `/health`. */
  readonly path?: string | undefined;
  /** When the worker is given up; default 60 000. */
  readonly timeoutMs?: number | undefined;
  /** Between two questions; default 100. */
  readonly retryDelayMs?: number | undefined;
}

/** A worker that the runtime starts and stops. It writes `{"port":N}` to stdout when it listens on 127.0.0.1. */
export interface CommandWorker {
  /** Found by PATH of this process. */
  readonly command: string;
  readonly args?: readonly string[] | undefined;
  /** All that the process has for an environment: not even PATH is passed on. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Default: where this process runs. */
  readonly cwd?: string | undefined;
  readonly healthCheck?: HealthCheck | undefined;
}

/** What a {@link CarriedWorker} may use of its runtime. */
export interface CarrierEnvironment {
  readonly engine: Engine;
  /** Resolves when a run has ended, or its limits have. */
  untilRunEnded(runId: string, limits: WaitLimits): Promise<void>;
}

/** A worker that is reached in a way of its own, such as a queue of `servePull` of `@stepflow/runtime/pull`. */
export interface CarriedWorker {
  connect(runtime: CarrierEnvironment): Promise<WorkerConnection>;
}

/** A worker and how to reach it. */
export type WorkerSource = InProcessWorker | UrlWorker | CommandWorker | CarriedWorker;
