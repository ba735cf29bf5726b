import {
  BlobNotFoundError,
  ERROR_CODES,
  type Observability,
  RuntimeCallError,
  UnsupportedByRuntimeError,
} from "@stepflow/protocol";
import type { BinaryBlob, BlobAccess, BlobStore, StoredBlob } from "./blob-store.ts";
import { type CalledRuntime, callRuntime } from "./runtime-calls.ts";

/** Codes under which runtimes say that a blob does not exist; 0.9 itself uses −32000 with `data: null` (wire.md §6). */
const NOT_FOUND_CODES: readonly number[] = [
  ERROR_CODES.workerError,
  ERROR_CODES.notFound,
  ERROR_CODES.workerConfigurationError,
];

/** Blobs by `blobs/put` and `blobs/get` within the event stream: the way of runtime 0.9. */
export class StreamBlobStore implements BlobStore {
  readonly #runtime: CalledRuntime;
  readonly #observability: Observability;

  constructor(runtime: CalledRuntime, observability: Observability) {
    this.#runtime = runtime;
    this.#observability = observability;
  }

  async put(data: unknown, type: "data" | "flow", access: BlobAccess): Promise<string> {
    const params = { data: data ?? null, blobType: type, observability: this.#observability };
    const { blobId } = await callRuntime(this.#runtime, "blobs/put", params, access);
    return blobId;
  }

  async get(blobId: string, access: BlobAccess): Promise<StoredBlob> {
    try {
      const params = { blobId, observability: this.#observability };
      const { data, blobType } = await callRuntime(this.#runtime, "blobs/get", params, access);
      return { json: this.#runtime.numbers.write(data), type: blobType };
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
