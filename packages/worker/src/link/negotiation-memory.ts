import { type Dialect, isJsonObject } from "@stepflow/protocol";

/** What a runtime's `initialize` settled, as far as later executions depend on it. */
export interface NegotiatedState {
  readonly dialect: Dialect;
  /** Blob HTTP API of the runtime; only in v1, and absent when the runtime has none. */
  readonly blobApiUrl?: string;
  /** Size in bytes above which top-level fields travel as blob references. */
  readonly blobThreshold?: number;
}

/**
 * Keeps negotiated states beyond the process. A worker that is restarted in URL mode is never initialized again
 * (docs/internals/wire.md#url-mode): without a memory it has to find out anew whom it talks to.
 *
 * Neither method rejects: what cannot be read is unknown, what cannot be written is lost. `target` is path and query of
 * the request, because two runtimes may share a worker by path.
 */
export interface NegotiationMemory {
  load(target: string): Promise<NegotiatedState | undefined>;
  save(target: string, state: NegotiatedState): Promise<void>;
}

/** Narrows what was read from somewhere to a state; members that it does not know are a no. */
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
