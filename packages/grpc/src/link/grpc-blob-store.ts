import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import {
  BinaryBlobError,
  BlobIntegrityError,
  BlobNotFoundError,
  filenameFromStored,
  filenameToText,
  RuntimeCallError,
} from "@stepflow/protocol";
import type { GetBlobResponse, PutBlobRequestSchema } from "@stepflow/protocol/grpc";
import { writeSortedJson } from "@stepflow/protocol/internal";
import {
  type BinaryBlob,
  type BlobStore,
  type CallLimits,
  isIntact,
  type NumberPolicy,
  remainingLimits,
  StoredBlob,
} from "@stepflow/worker/carrier";
import type { Channel } from "../rpc/channel.ts";
import { readValue } from "../values/value-reader.ts";
import { UnwritableValueError, writeValue } from "../values/value-writer.ts";
import type { ContextCalls } from "./context-calls.ts";

export interface GrpcBlobStoreOptions {
  readonly calls: ContextCalls;
  /** The runtime that stores blobs. `undefined` means the owner of the task. */
  readonly channel: Channel | undefined;
  /** Accesses the same blobs over REST, which accepts larger ones and keeps every digit. */
  readonly rest: BlobStore;
  readonly numbers: NumberPolicy;
  readonly bigints: boolean;
}

type PutRequest = MessageInitShape<typeof PutBlobRequestSchema>;

/** Stores blobs over gRPC. Those that gRPC cannot carry or would change are stored over REST. */
export class GrpcBlobStore implements BlobStore {
  readonly #options: GrpcBlobStoreOptions;

  constructor(options: GrpcBlobStoreOptions) {
    this.#options = options;
  }

  async put(json: string, type: "data" | "flow", limits: CallLimits): Promise<string> {
    const { rest, numbers, bigints } = this.#options;
    const request = toRequest(await numbers.readBack(json), type, bigints);
    const blobId = request && (await this.#put(request, limits));
    return blobId ?? rest.put(json, type, limits);
  }

  /** If the id of a value is not the requested one, the value is returned as text, and the caller of this store checks its hash. */
  async get(blobId: string, limits: CallLimits): Promise<StoredBlob> {
    const startedMs = performance.now();
    const { numbers, bigints } = this.#options;
    const { content, blobType } = await this.#get(blobId, limits);
    if (content.case !== "jsonData") throw new BinaryBlobError(blobId);
    const { value, uncertain } = readValue(content.value, { bigints });
    const type = blobType === "flow" ? "flow" : "data";
    // The runtime sends the stored bytes over REST: every digit, and the order of members that were stored over REST, too.
    const isStored = uncertain.length === 0 && (await isIntact(blobId, writeSortedJson(value)));
    const rest = isStored ? undefined : this.#getStored(blobId, remainingLimits(limits, startedMs));
    const stored = await rest?.catch(ignoreUnlessDamaged);
    if (stored !== undefined) return StoredBlob.fromText(decoder.decode(stored.bytes), type, { isExact: true });
    return uncertain.length > 0
      ? StoredBlob.fromText(numbers.write(value), type)
      : StoredBlob.fromValue(value, type, numbers);
  }

  async putBinary(blob: BinaryBlob, limits: CallLimits): Promise<string> {
    const { bytes, filename, contentType } = blob;
    const request: PutRequest = {
      content: { case: "rawData", value: bytes },
      blobType: "binary",
      ...(filename === undefined ? {} : { filename: filenameToText(filename) }),
      ...(contentType === undefined ? {} : { contentType }),
    };
    return (await this.#put(request, limits)) ?? this.#options.rest.putBinary(blob, limits);
  }

  async getBinary(blobId: string, limits: CallLimits): Promise<BinaryBlob> {
    const startedMs = performance.now();
    const { content, filename, contentType } = await this.#get(blobId, limits);
    // gRPC has only the value of JSON, but its bytes are asked for.
    if (content.case !== "rawData") return this.#getStored(blobId, remainingLimits(limits, startedMs));
    return {
      bytes: new Uint8Array(content.value),
      blobType: "binary",
      ...(filename === undefined ? {} : { filename: filenameFromStored(filename) }),
      ...(contentType === undefined ? {} : { contentType }),
    };
  }

  /** Fetches the stored bytes of a blob of any type. */
  #getStored(blobId: string, limits: CallLimits): Promise<BinaryBlob> {
    return this.#options.rest.getBinary(blobId, limits);
  }

  /** Returns `undefined` if the content is too large for gRPC. */
  async #put(request: PutRequest, limits: CallLimits): Promise<string | undefined> {
    const { calls, channel } = this.#options;
    const send = async ({ blobs }: Channel, options: object): Promise<string> =>
      (await blobs.putBlob(request, options)).blobId;
    try {
      // Equal contents have the same id, so storing them twice is harmless.
      return await calls.call({ method: "PutBlob", limits, channel, repeatable: true, send });
    } catch (error) {
      if (hasCode(error, Code.ResourceExhausted) || hasCode(error, Code.OutOfRange)) return undefined;
      throw error;
    }
  }

  async #get(blobId: string, limits: CallLimits): Promise<GetBlobResponse> {
    const { calls, channel } = this.#options;
    const send = ({ blobs }: Channel, options: object): Promise<GetBlobResponse> => blobs.getBlob({ blobId }, options);
    try {
      return await calls.call({ method: "GetBlob", limits, channel, repeatable: true, send });
    } catch (error) {
      if (hasCode(error, Code.NotFound)) throw new BlobNotFoundError(blobId, { cause: error });
      if (hasCode(error, Code.DataLoss)) throw BlobIntegrityError.fromRuntime(blobId, error.rpcMessage, error);
      throw error;
    }
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Returns `undefined` if gRPC cannot carry the value unchanged. */
function toRequest(data: unknown, blobType: string, bigints: boolean): PutRequest | undefined {
  try {
    return { content: { case: "jsonData", value: writeValue(data, { bigints }).value }, blobType };
  } catch (error) {
    if (error instanceof UnwritableValueError) return undefined;
    throw error;
  }
}

/** Not every deployment offers REST. The value is then used unchecked, as gRPC has sent it. */
function ignoreUnlessDamaged(error: unknown): undefined {
  if (error instanceof BlobIntegrityError) throw error;
}

function hasCode(error: unknown, code: Code): error is RuntimeCallError {
  return error instanceof RuntimeCallError && error.rpcCode === code;
}
