import type { ComponentInfo } from "@stepflow/protocol";
import type { Engine } from "../engine/engine.ts";

/** What the REST API shows and drives. */
export interface RestServices {
  readonly engine: Engine;
  /** Steps of a run that execute at once unless the run says so. */
  readonly maxConcurrency: number | undefined;
  /** Told by `GET /health`, such as `0.11.1`. */
  readonly version: string;
  /** Components of all workers, and those that are built in, each by the path that its worker knows it by. */
  components(): Promise<readonly ComponentInfo[]>;
  /** Whether `/blobs` is served; default true. Real runtimes serve it even where their configuration says no (docs/internals/wire.md#errors-in-stepflows-documents). */
  readonly blobApi?: boolean | undefined;
  /** Whether `/runs/{runId}/events` is served, as by 0.12 and later; default true. 0.9 – 0.11 have no such path. */
  readonly runEvents?: boolean | undefined;
}
