import { CallbackAbortedError, CallbackTimeoutError, ContextClosedError, DisconnectedError } from "@stepflow/protocol";
import type { LRUCache } from "lru-cache";
import type { StoredBlob } from "./blob-store.ts";

/**
 * Keeps fetched values by their id, so that one large input of a thousand items is fetched once. What is asked for while
 * it is on its way is not asked for again. Values are kept as text: each reader gets one that it may change.
 */
export class BlobCache {
  readonly #maxBytes: number;
  readonly #running = new Map<string, Promise<StoredBlob>>();
  #entries: Promise<LRUCache<string, StoredBlob>> | undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Gets the value under a key, by `load` if need be. A failure is never kept. */
  async get(key: string, load: () => Promise<StoredBlob>): Promise<StoredBlob> {
    const entries = await this.#open();
    const cached = entries.get(key);
    if (cached !== undefined) return cached;
    const running = this.#running.get(key);
    if (running === undefined) return this.#load(key, load);
    try {
      return await running;
    } catch (error) {
      // Only the execution that asked has ended; this one may still wait.
      if (isEndOfCaller(error)) return load();
      throw error;
    }
  }

  async #load(key: string, load: () => Promise<StoredBlob>): Promise<StoredBlob> {
    const loading = load();
    this.#running.set(key, loading);
    try {
      const blob = await loading;
      (await this.#open()).set(key, blob);
      return blob;
    } finally {
      this.#running.delete(key);
    }
  }

  #open(): Promise<LRUCache<string, StoredBlob>> {
    this.#entries ??= import("lru-cache").then(
      ({ LRUCache }) =>
        new LRUCache({
          maxSize: this.#maxBytes,
          sizeCalculation: ({ json }) => json.length * BYTES_PER_UNIT + OVERHEAD_BYTES,
        }),
    );
    return this.#entries;
  }
}

/** Strings take two bytes a unit at most. */
const BYTES_PER_UNIT = 2;
const OVERHEAD_BYTES = 200;

function isEndOfCaller(error: unknown): boolean {
  return (
    error instanceof CallbackAbortedError ||
    error instanceof CallbackTimeoutError ||
    error instanceof ContextClosedError ||
    error instanceof DisconnectedError
  );
}
