/** Index of the results of `ctx.cached`: maps each key to the id of the blob that holds the result. */
export interface ResultIndex {
  /** Returns the blob id of a key, or `undefined` if the key is unknown. */
  get(key: string): Promise<string | undefined> | string | undefined;
  /** Notes the blob id of a key and replaces an earlier one. */
  set(key: string, blobId: string): Promise<void> | void;
}

const MAX_KEYS = 10_000;

/** Creates an index in memory. When it is full, the oldest key is dropped. */
export function createMemoryIndex(): ResultIndex {
  const ids = new Map<string, string>();
  return {
    get: (key) => ids.get(key),
    set(key, blobId) {
      ids.delete(key);
      ids.set(key, blobId);
      const oldest = ids.keys().next();
      if (ids.size > MAX_KEYS && !oldest.done) ids.delete(oldest.value);
    },
  };
}
