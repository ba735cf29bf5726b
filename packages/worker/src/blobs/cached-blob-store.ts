import { type CallLimits, remainingLimits } from "../limits/call-limits.ts";
import type { BlobCache } from "./blob-cache.ts";
import { checkIntegrity, isIntact } from "./blob-integrity.ts";
import type { BinaryBlob, BlobStore, GetBlobLimits } from "./blob-store.ts";
import { StoredBlob } from "./stored-blob.ts";

/** A store that caches fetched values and checks all content against its id. */
export class CachedBlobStore implements BlobStore {
  readonly #store: BlobStore;
  readonly #cache: BlobCache | undefined;
  readonly #scope: string;

  /** @param scope distinguishes the runtimes that share a worker: a blob of one may be unknown to another. */
  constructor(store: BlobStore, cache: BlobCache | undefined, scope: string) {
    this.#store = store;
    this.#cache = cache;
    this.#scope = scope;
  }

  put(json: string, type: "data" | "flow", limits: CallLimits): Promise<string> {
    return this.#store.put(json, type, limits);
  }

  get(blobId: string, limits: GetBlobLimits): Promise<StoredBlob> {
    const load = (): Promise<StoredBlob> => this.#load(blobId, limits);
    return this.#cache === undefined ? load() : this.#cache.get(`${this.#scope} ${blobId}`, load, limits);
  }

  putBinary(blob: BinaryBlob, limits: CallLimits): Promise<string> {
    return this.#store.putBinary(blob, limits);
  }

  async getBinary(blobId: string, limits: CallLimits): Promise<BinaryBlob> {
    const blob = await this.#store.getBinary(blobId, limits);
    await checkIntegrity(blobId, blob.bytes);
    return blob;
  }

  async #load(blobId: string, limits: GetBlobLimits): Promise<StoredBlob> {
    const startedMs = performance.now();
    const blob = await this.#store.get(blobId, limits);
    if (!blob.isExact || (await isIntact(blobId, blob.text))) return blob;
    // A response of runtimes is a copy of the value, in which fractions may have other last digits. Only the stored bytes show damage.
    const { bytes } = await this.getBinary(blobId, remainingLimits(limits, startedMs));
    return StoredBlob.fromText(decoder.decode(bytes), blob.type, { isExact: true });
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
