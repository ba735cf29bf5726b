import { BinaryBlobError, BlobIntegrityError, BlobNotFoundError, InvalidBlobIdError } from "@stepflow/protocol";

/** A result that was computed once (A23). */
export interface CachedResult<T> {
  readonly value: T;
  /** False for whoever had it computed. */
  readonly fromCache: boolean;
  readonly blobId: string;
}

/** Where cached results are found again: their keys with the ids of the blobs that hold them. */
export interface ResultIndex {
  get(key: string): Promise<string | undefined> | string | undefined;
  set(key: string, blobId: string): Promise<void> | void;
}

/** How one caller stores results. */
export interface ResultStore {
  put(value: unknown): Promise<string>;
  get(blobId: string): Promise<unknown>;
  /** Waits while another caller computes. */
  waitFor(work: Promise<unknown>): Promise<unknown>;
}

const MOST_KEYS = 10_000;

/** An index in memory; the oldest keys make room for new ones. */
export function createMemoryIndex(): ResultIndex {
  const ids = new Map<string, string>();
  return {
    get: (key) => ids.get(key),
    set(key, blobId) {
      ids.delete(key);
      ids.set(key, blobId);
      const oldest = ids.keys().next();
      if (ids.size > MOST_KEYS && !oldest.done) ids.delete(oldest.value);
    },
  };
}

/** Computes a result once for each key. What is being computed is not computed again meanwhile. */
export class ResultCache {
  readonly #index: ResultIndex;
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(index: ResultIndex) {
    this.#index = index;
  }

  async get<T>(key: string, store: ResultStore, compute: () => Promise<T> | T): Promise<CachedResult<T>> {
    for (;;) {
      const found = await this.#find(key, store);
      if (found !== undefined) return found as CachedResult<T>;
      const running = this.#running.get(key);
      if (running === undefined) return this.#compute(key, store, compute);
      // Whoever computes it may fail, for reasons that need not be this caller's: then one of those who wait takes over.
      // A result comes from the store in any case, so that no two executions share an object.
      await store.waitFor(running);
    }
  }

  /** A result that is gone or damaged is computed again. */
  async #find(key: string, store: ResultStore): Promise<CachedResult<unknown> | undefined> {
    const blobId = await this.#index.get(key);
    if (blobId === undefined) return undefined;
    try {
      return { value: await store.get(blobId), fromCache: true, blobId };
    } catch (error) {
      if (isLost(error)) return undefined;
      throw error;
    }
  }

  async #compute<T>(key: string, store: ResultStore, compute: () => Promise<T> | T): Promise<CachedResult<T>> {
    const computing = (async () => {
      // Since this caller looked, another one may have ended.
      const found = await this.#find(key, store);
      if (found !== undefined) return found as CachedResult<T>;
      const value = await compute();
      const blobId = await store.put(value);
      await this.#index.set(key, blobId);
      return { value, fromCache: false, blobId };
    })();
    this.#running.set(
      key,
      computing.catch(() => {}),
    );
    try {
      return await computing;
    } finally {
      this.#running.delete(key);
    }
  }
}

/** What is under the id is no result, whatever it is: nothing, something damaged, bytes. */
const LOST = [BlobNotFoundError, BlobIntegrityError, BinaryBlobError, InvalidBlobIdError] as const;

function isLost(error: unknown): boolean {
  return LOST.some((kind) => error instanceof kind);
}
