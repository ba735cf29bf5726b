import type { LRUCache } from "lru-cache";
import type { CallLimits } from "../limits/call-limits.ts";
import { isCallerGone } from "../limits/is-caller-gone.ts";
import { withDeadline } from "../limits/with-deadline.ts";
import type { StoredBlob } from "./stored-blob.ts";

/** Outcome of a fetch, for the callers that wait for it. */
type Outcome = { readonly blob: StoredBlob } | { readonly error: unknown };

/**
 * Caches fetched values by their id, so that a large input that a thousand items share is fetched once. A value that is being fetched
 * already is not fetched again.
 */
export class BlobCache {
  readonly #maxBytes: number;
  readonly #running = new Map<string, Promise<Outcome>>();
  #entries: Promise<LRUCache<string, StoredBlob>> | undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * Returns the value under a key, and calls `load` if it is missing. `limits` apply to the wait for a load that another caller has
   * started. Failures are not cached.
   */
  async get(key: string, load: () => Promise<StoredBlob>, limits: CallLimits): Promise<StoredBlob> {
    const entries = await this.#open();
    for (;;) {
      const cached = entries.get(key);
      if (cached !== undefined) return cached;
      const running = this.#running.get(key);
      if (running === undefined) return this.#load(entries, key, load);
      const outcome = await withDeadline("getBlob", running, limits);
      if ("blob" in outcome) return outcome.blob;
      // Only the execution that fetched has ended: one of those that waited fetches again.
      if (!isCallerGone(outcome.error)) throw outcome.error;
    }
  }

  /** Drops all values: a restarted runtime may have lost what it had stored. */
  clear(): void {
    void this.#entries?.then((entries) => entries.clear());
  }

  async #load(
    entries: LRUCache<string, StoredBlob>,
    key: string,
    load: () => Promise<StoredBlob>,
  ): Promise<StoredBlob> {
    const loading = load();
    const outcome = loading.then(
      (blob): Outcome => {
        entries.set(key, blob);
        this.#running.delete(key);
        return { blob };
      },
      (error: unknown): Outcome => {
        this.#running.delete(key);
        return { error };
      },
    );
    this.#running.set(key, outcome);
    await outcome;
    return loading;
  }

  #open(): Promise<LRUCache<string, StoredBlob>> {
    this.#entries ??= import("lru-cache").then(
      ({ LRUCache }) =>
        new LRUCache({
          maxSize: this.#maxBytes,
          sizeCalculation: ({ text }) => text.length * BYTES_PER_UNIT + OVERHEAD_BYTES,
        }),
    );
    return this.#entries;
  }
}

/** Strings take at most two bytes for each UTF-16 unit. */
const BYTES_PER_UNIT = 2;
const OVERHEAD_BYTES = 200;
