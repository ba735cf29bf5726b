/** Where cached results are found again: their keys with the ids of the blobs that hold them. */
export interface ResultIndex {
  get(key: string): Promise<string | undefined> | string | undefined;
  set(key: string, blobId: string): Promise<void> | void;
}

const MAX_KEYS = 10_000;

/** An index in memory; the oldest keys make room for new ones. */
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
