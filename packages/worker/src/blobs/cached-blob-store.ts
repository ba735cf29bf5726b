import type { BlobCache } from "./blob-cache.ts";
import { checkIntegrity } from "./blob-integrity.ts";
import type { BinaryBlob, BlobAccess, BlobGetAccess, BlobStore, StoredBlob } from "./blob-store.ts";

/** A store that remembers what was fetched from it, and checks it against its id. */
export class CachedBlobStore implements BlobStore {
  readonly #store: BlobStore;
  readonly #cache: BlobCache | undefined;
  readonly #scope: string;

  /** `scope` tells runtimes apart that share a worker: what one has stored, another may not know. */
  constructor(store: BlobStore, cache: BlobCache | undefined, scope: string) {
    this.#store = store;
    this.#cache = cache;
    this.#scope = scope;
  }

  put(json: string, type: "data" | "flow", access: BlobAccess): Promise<string> {
    return this.#store.put(json, type, access);
  }

  get(blobId: string, access: BlobGetAccess): Promise<StoredBlob> {
    const load = async (): Promise<StoredBlob> => {
      const blob = await this.#store.get(blobId, access);
      if (blob.exact) await checkIntegrity(blobId, blob.json);
      return blob;
    };
    return this.#cache === undefined ? load() : this.#cache.get(`${this.#scope} ${blobId}`, load, access);
  }

  putBinary(blob: BinaryBlob, access: BlobAccess): Promise<string> {
    return this.#store.putBinary(blob, access);
  }

  async getBinary(blobId: string, access: BlobAccess): Promise<BinaryBlob> {
    const blob = await this.#store.getBinary(blobId, access);
    await checkIntegrity(blobId, blob.bytes);
    return blob;
  }
}
