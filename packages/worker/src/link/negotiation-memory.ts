import { type Dialect, isJsonObject } from "@stepflow/protocol";

/** Result of a handshake that later executions depend on. */
export interface NegotiatedState {
  readonly dialect: Dialect;
  /** URL of the Blob HTTP API. It is missing in `v0`, and if the runtime has none. */
  readonly blobApiUrl?: string;
  /** Size in bytes above which top-level fields travel as references to blobs. */
  readonly blobThreshold?: number;
}

/**
 * Stores the results of handshakes beyond the process. A runtime that knows a worker by URL does not repeat the handshake when the worker
 * is restarted. Without a memory, the worker would have to probe for the protocol of its runtime.
 *
 * The methods never reject: a state that cannot be read counts as unknown, and one that cannot be written is lost. `target` is the path
 * and query of the request, because two runtimes may share a worker under different paths.
 */
export interface NegotiationMemory {
  load(target: string): Promise<NegotiatedState | undefined>;
  save(target: string, state: NegotiatedState): Promise<void>;
}

/** Whether a value that was read is a valid state. A value with unknown members is not. */
export function isNegotiatedState(value: unknown): value is NegotiatedState {
  if (!isJsonObject(value)) return false;
  const { dialect, blobApiUrl, blobThreshold, ...others } = value;
  if (dialect !== "v0" && dialect !== "v1") return false;
  if (blobApiUrl !== undefined && !(typeof blobApiUrl === "string" && URL.canParse(blobApiUrl))) return false;
  if (blobThreshold !== undefined && !isByteCount(blobThreshold)) return false;
  return Object.keys(others).length === 0;
}

function isByteCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
