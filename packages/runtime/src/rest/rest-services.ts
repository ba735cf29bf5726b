import type { Engine } from "../engine/engine.ts";
import type { WorkerComponent } from "../listed-component.ts";

/** Parts that the REST API is made of. */
export interface RestServices {
  readonly engine: Engine;
  /** Number of steps of a run that execute at once, unless the run has its own limit. */
  readonly maxConcurrency: number | undefined;
  /** Version that `GET /health` reports, such as `0.11.1`. */
  readonly version: string;
  /** Returns the components of all workers and the built-in ones. */
  components(): Promise<readonly WorkerComponent[]>;
  /** Whether `/blobs` is served. @default true */
  readonly blobApi?: boolean | undefined;
  /** Whether `/runs/{runId}/events` is served, as by 0.12 and later. @default true */
  readonly runEvents?: boolean | undefined;
}
