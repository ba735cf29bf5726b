import type { StoredBlob } from "./stored-blob.ts";

/** Strings take at most two bytes for each UTF-16 unit. */
const BYTES_PER_UNIT = 2;
const OVERHEAD_BYTES = 200;

/** Values up to an estimated memory. The values that were used longest ago are dropped first. */
export class RecentBlobs {
  readonly #maxBytes: number;
  /** The order of a map is the one in which its keys were set. */
  readonly #blobs = new Map<string, StoredBlob>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get(key: string): StoredBlob | undefined {
    const blob = this.#blobs.get(key);
    if (blob !== undefined) {
      this.#blobs.delete(key);
      this.#blobs.set(key, blob);
    }
    return blob;
  }

  /** Keeps a value, unless it needs more than all the memory. */
  set(key: string, blob: StoredBlob): void {
    this.#delete(key);
    if (bytesOf(blob) > this.#maxBytes) return;
    this.#blobs.set(key, blob);
    this.#bytes += bytesOf(blob);
    for (const oldest of this.#blobs.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#delete(oldest);
    }
  }

  clear(): void {
    this.#blobs.clear();
    this.#bytes = 0;
  }

  #delete(key: string): void {
    const blob = this.#blobs.get(key);
    if (blob === undefined) return;
    this.#blobs.delete(key);
    this.#bytes -= bytesOf(blob);
  }
}

function bytesOf({ text }: StoredBlob): number {
  return text.length * BYTES_PER_UNIT + OVERHEAD_BYTES;
}
