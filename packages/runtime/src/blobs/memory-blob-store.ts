import type { BlobLabel, BlobStore, StoredBlob } from "./blob-store.ts";
import { hashBytes } from "./content-hash.ts";
import { copyBytes } from "./copy-bytes.ts";

/**
 * Stores blobs in memory.
 *
 * @example
 * ```ts source="./memory-blob-store.examples.ts#MemoryBlobStore"
 * const blobs = new MemoryBlobStore();
 * const id = await blobs.put(new TextEncoder().encode("hello"), { type: "binary", filename: "hello.txt" });
 * ```
 */
export class MemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<string, StoredBlob>();

  /** Number of stored blobs. */
  get size(): number {
    return this.#blobs.size;
  }

  async put(content: Uint8Array, { type = "data", filename }: BlobLabel = {}): Promise<string> {
    const bytes = copyBytes(content);
    const id = hashBytes(bytes);
    this.#blobs.set(id, { id, type, filename, content: this.#blobs.get(id)?.content ?? bytes });
    return id;
  }

  async get(id: string): Promise<StoredBlob | undefined> {
    return this.#blobs.get(id);
  }
}
