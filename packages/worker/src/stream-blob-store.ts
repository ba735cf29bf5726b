import {
  BlobNotFoundError,
  ERROR_CODES,
  type Observability,
  RuntimeCallError,
  UnsupportedByRuntimeError,
} from "@stepflow/protocol";
import type { Exchange } from "@stepflow/transport";
import type { BinaryBlob, BlobAccess, BlobStore, StoredBlob } from "./blob-store.ts";
import { callRuntime } from "./runtime-calls.ts";

/** Codes under which runtimes say that a blob does not exist; 0.9 itself uses −32000 with `data: null` (wire.md §6). */
const NOT_FOUND_CODES: readonly number[] = [
  ERROR_CODES.workerError,
  ERROR_CODES.notFound,
  ERROR_CODES.workerConfigurationError,
];

/** Blobs by `blobs/put` and `blobs/get` within the event stream: the way of runtime 0.9. */
export class StreamBlobStore implements BlobStore {
  readonly #exchange: Exchange;
  readonly #observability: Observability;

  constructor(exchange: Exchange, observability: Observability) {
    this.#exchange = exchange;
    this.#observability = observability;
  }

  async put(data: unknown, type: "data" | "flow", access: BlobAccess): Promise<string> {
    const params = { data: data ?? null, blobType: type, observability: this.#observability };
    const { blobId } = await callRuntime(this.#exchange, "v0", "blobs/put", params, access);
    return blobId;
  }

  async get(blobId: string, access: BlobAccess): Promise<StoredBlob> {
    try {
      const params = { blobId, observability: this.#observability };
      const { data, blobType } = await callRuntime(this.#exchange, "v0", "blobs/get", params, access);
      return { json: JSON.stringify(data), type: blobType };
    } catch (error) {
      if (!(error instanceof RuntimeCallError) || !NOT_FOUND_CODES.includes(error.rpcCode)) throw error;
      throw new BlobNotFoundError(blobId, { cause: error });
    }
  }

  putBinary(): Promise<string> {
    return Promise.reject(onlyJson());
  }

  getBinary(): Promise<BinaryBlob> {
    return Promise.reject(onlyJson());
  }
}

function onlyJson(): UnsupportedByRuntimeError {
  return new UnsupportedByRuntimeError("binary blobs", "Runtime 0.10 was the first to have them.");
}
