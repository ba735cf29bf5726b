import {
  BlobNotFoundError,
  ERROR_CODES,
  isJsonObject,
  type Observability,
  RuntimeCallError,
  UnsupportedByRuntimeError,
} from "@stepflow/protocol";
import { damageFrom } from "../blobs/blob-integrity.ts";
import type { BinaryBlob, BlobStore, GetBlobLimits } from "../blobs/blob-store.ts";
import { StoredBlob } from "../blobs/stored-blob.ts";
import type { CallLimits } from "../limits/call-limits.ts";
import { type CalledRuntime, callRuntime } from "./runtime-calls.ts";

/** Codes of runtimes for a blob that does not exist. Runtime 0.9 responds with −32000 and `data: null`. */
const NOT_FOUND_CODES: readonly number[] = [
  ERROR_CODES.workerError,
  ERROR_CODES.notFound,
  ERROR_CODES.workerConfigurationError,
];

const PREFIX = "sha256:";

/** Blobs of runtime 0.9: `blobs/put` and `blobs/get` over the event stream. */
export class StreamBlobStore implements BlobStore {
  readonly #runtime: CalledRuntime;
  readonly #observability: Observability;

  constructor(runtime: CalledRuntime, observability: Observability) {
    this.#runtime = runtime;
    this.#observability = observability;
  }

  async put(json: string, type: "data" | "flow", limits: CallLimits): Promise<string> {
    const params = { data: null, blobType: type, observability: this.#observability };
    const encode = (encoded: unknown): string => withData(json, encoded);
    const { blobId } = await callRuntime(this.#runtime, "blobs/put", params, limits, { encode });
    return blobId;
  }

  async get(blobId: string, limits: GetBlobLimits): Promise<StoredBlob> {
    const prefixed = PREFIX + blobId;
    try {
      const found = limits.originalId === prefixed ? await this.#find(prefixed, limits) : undefined;
      return found ?? (await this.#ask(blobId, limits));
    } catch (error) {
      if (isNotFound(error)) throw new BlobNotFoundError(blobId, { cause: error });
      throw damageIn(blobId, error) ?? error;
    }
  }

  /** Fetches a blob by an id with prefix, as runtimes of the first generation have it. Returns `undefined` if the runtime has no such ids. */
  async #find(prefixed: string, limits: CallLimits): Promise<StoredBlob | undefined> {
    try {
      return await this.#ask(prefixed, limits);
    } catch (error) {
      // Runtimes with such ids name the missing blob in the data of the error; runtime 0.9 sends no data.
      if (isNotFound(error) && !isJsonObject(error.rpcData)) return undefined;
      throw error;
    }
  }

  async #ask(blobId: string, limits: CallLimits): Promise<StoredBlob> {
    const params = { blobId, observability: this.#observability };
    const { data, blobType } = await callRuntime(this.#runtime, "blobs/get", params, limits, {
      decode: withKnownType,
    });
    return StoredBlob.fromValue(data, blobType, this.#runtime.numbers);
  }

  putBinary(): Promise<string> {
    return Promise.reject(onlyJson());
  }

  getBinary(): Promise<BinaryBlob> {
    return Promise.reject(onlyJson());
  }
}

/** Writes parameters around a value that is JSON text already. */
function withData(json: string, params: unknown): string {
  const { data: _, ...rest } = params as { readonly data: null };
  return `{"data":${json},${JSON.stringify(rest).slice(1)}`;
}

/** Names of blob types in the first documents of Stepflow. Some responses there have none. */
const CLASSIC_TYPES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [undefined, "data"],
  [null, "data"],
  ["Json", "data"],
  ["Flow", "flow"],
]);

function withKnownType(result: unknown): unknown {
  const known = isJsonObject(result) ? CLASSIC_TYPES.get(result["blob_type"]) : undefined;
  return known === undefined ? result : { ...(result as object), blob_type: known };
}

function isNotFound(error: unknown): error is RuntimeCallError {
  return error instanceof RuntimeCallError && NOT_FOUND_CODES.includes(error.rpcCode);
}

function damageIn(blobId: string, error: unknown): Error | undefined {
  if (!(error instanceof RuntimeCallError)) return undefined;
  return damageFrom(blobId, { message: error.rpcMessage, data: error.rpcData }, error);
}

function onlyJson(): UnsupportedByRuntimeError {
  return new UnsupportedByRuntimeError("binary blobs", "Runtime 0.10 was the first to have them.");
}
