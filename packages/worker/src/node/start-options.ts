import type { Pull, PullingWorker, PullOptions } from "./pull.ts";
import type { RunningWorker, ServeOptions } from "./serve-options.ts";

/** How tasks reach a worker: runtimes 0.9 to 0.11 call it over HTTP, from runtimes since 0.12 it pulls them over gRPC. */
export type Transport = "http" | "grpc";

/** Options of `start`: those of `serve` and of `pull`. Options of the transport that is not used have no effect. */
export interface StartOptions extends ServeOptions, PullOptions {
  /**
   * How tasks reach the worker.
   *
   * @default `STEPFLOW_TRANSPORT`, which runtimes since 0.12 set, else `"http"`
   */
  readonly transport?: Transport | undefined;
  /**
   * Function that pulls tasks over gRPC. Pass it if a bundler cannot resolve the dynamic import.
   *
   * @default `pull` of `@stepflow/grpc`, loaded when it is needed
   */
  readonly pull?: Pull | undefined;
}

/** A started worker, with either transport. Only a worker that listens for requests has a `port`. */
export type StartedWorker = RunningWorker | PullingWorker;
