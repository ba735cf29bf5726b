import type { RunStatus } from "@stepflow/protocol";
import type { BlobStore } from "../blobs/blob-store.ts";
import type { GetRunOptions, SubmitRunOptions } from "../context/context.ts";
import type { CallLimits } from "../limits/call-limits.ts";

/** Runs of flows, as one execution sees them. */
export interface RunService {
  submit(flowId: string, inputs: readonly unknown[], options: SubmitRunOptions): Promise<RunStatus>;
  get(runId: string, options: GetRunOptions): Promise<RunStatus>;
}

/** An agreement that large values travel as references to blobs. */
export interface BlobReferences {
  /** Top-level fields of outputs larger than this become references. */
  readonly thresholdBytes: number;
  /** Largest value that the runtime stores; no limit when absent. */
  readonly limitBytes?: number;
}

/**
 * How one execution reaches the runtime that asked for it. Each carrier has its own; components and their contexts know
 * nothing else of where they run.
 */
export interface RuntimeLink {
  /** Tells runtimes apart that share a worker. */
  readonly scope: string;
  /** Where blobs are kept. @throws BlobApiUnavailableError, UnknownRuntimeError */
  blobs(): Promise<BlobStore>;
  /** Largest blob that the runtime stores; absent where that is not known. */
  readonly blobLimitBytes?: number | undefined;
  /** Present when large fields of outputs shall become references (docs/internals/wire.md#blob-references). */
  readonly outputReferences: BlobReferences | undefined;
  /** Whether references in inputs stand for the values behind them; else they are data like any other. */
  resolvesReferences(): Promise<boolean>;
  /** The same service each time: it counts equal submissions. @throws UnknownRuntimeError */
  runs(): Promise<RunService>;
  /** Any other request. */
  call(method: string, params: unknown, limits: CallLimits): Promise<unknown>;
  /** Requests that are not answered yet. */
  readonly openCalls: number;
  /** Bindings of the platform; absent where the process environment counts. */
  readonly env?: Readonly<Record<string, unknown>> | undefined;
  /** Passes on how far the work has come, where the runtime has a place for it. */
  progress?(fraction: number, message: string | undefined): void;
  /** Why the runtime has given the execution up, as far as is known by now. */
  readonly lost: Error | undefined;
  /** Calls `listener` when the runtime gives the execution up, at once when it has already. */
  onLost(listener: (reason: Error) => void): void;
}
