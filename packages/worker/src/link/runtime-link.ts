import type { RunStatus } from "@stepflow/protocol";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { GetRunOptions, SubmitRunOptions } from "../context/method-options.ts";
import type { CallLimits } from "../limits/call-limits.ts";

/** Access to the runs of a runtime, for one execution. */
export interface RunService {
  submit(flowId: string, inputs: readonly unknown[], options: SubmitRunOptions): Promise<RunStatus>;
  get(runId: string, options: GetRunOptions): Promise<RunStatus>;
}

/** How large values of outputs become references to blobs. */
export interface BlobReferences {
  /** Top-level fields larger than this become references. */
  readonly thresholdBytes: number;
  /** Largest value that the runtime stores. `undefined` means no limit. */
  readonly limitBytes?: number;
}

/**
 * Link of one execution to its runtime. Each carrier has its own implementation: components and their contexts see nothing else of the
 * runtime.
 */
export interface RuntimeLink {
  /** Distinguishes the runtimes that share a worker. */
  readonly scope: string;
  /** Opens the blobs of the runtime. @throws BlobApiUnavailableError, UnknownRuntimeError */
  blobs(): Promise<BlobStore>;
  /** Largest blob that the runtime stores. `undefined` if it is unknown. */
  readonly blobLimitBytes?: number | undefined;
  /** Set if large fields of outputs become references to blobs. */
  readonly outputReferences: BlobReferences | undefined;
  /** Whether references in inputs are replaced by their values. Otherwise they are plain data. */
  resolvesReferences(): Promise<boolean>;
  /** Whether the runtime returns references in results as they are. Otherwise it has resolved them. */
  readonly returnsReferences?: boolean;
  /** Opens the runs of the runtime. It returns the same object each time, which counts equal submissions. @throws UnknownRuntimeError */
  runs(): Promise<RunService>;
  /** Calls any other method. */
  call(method: string, params: unknown, limits: CallLimits): Promise<unknown>;
  /** Number of requests without a response. */
  readonly openCalls: number;
  /** Bindings of the platform. If `undefined`, `ctx.env` is the environment of the worker. */
  readonly env?: Readonly<Record<string, unknown>> | undefined;
  /** Reports progress. It is missing if the runtime does not support that. */
  progress?(fraction: number, message: string | undefined): void;
  /** Reason why the runtime has given up the execution. `undefined` while it has not. */
  readonly lost: Error | undefined;
  /** Calls `listener` when the runtime gives up the execution, or at once if it has already. */
  onLost(listener: (reason: Error) => void): void;
}
