import type { BlobLabel, BlobStore, StoredBlob } from "./blob-store.ts";
import { hashBytes } from "./content-hash.ts";

/** Keeps blobs in memory, for as long as it lives. */
export class MemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<string, StoredBlob>();

  /** Number of different blobs. */
  get size(): number {
    return this.#blobs.size;
  }

  async put(content: Uint8Array, { type = "data", filename }: BlobLabel = {}): Promise<string> {
    const id = hashBytes(content);
    // A copy: who gave the bytes may go on using them. Not by slice(): that of a Buffer copies nothing.
    this.#blobs.set(id, { id, type, filename, content: this.#blobs.get(id)?.content ?? new Uint8Array(content) });
    return id;
  }

  async get(id: string): Promise<StoredBlob | undefined> {
    return this.#blobs.get(id);
  }
}
