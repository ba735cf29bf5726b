import type { LRUCache } from "lru-cache";
import type { CallLimits } from "../limits/call-limits.ts";
import { isCallerGone } from "../limits/is-caller-gone.ts";
import { withDeadline } from "../limits/with-deadline.ts";
import type { StoredBlob } from "./stored-blob.ts";

/** How a fetch that somebody else started ended. */
type Outcome = { readonly blob: StoredBlob } | { readonly error: unknown };

/**
 * Keeps fetched values by their id, so that one large input of a thousand items is fetched once. What is asked for while
 * it is on its way is not asked for again. Values are kept as text: each reader gets one that it may change.
 */
export class BlobCache {
  readonly #maxBytes: number;
  readonly #running = new Map<string, Promise<Outcome>>();
  #entries: Promise<LRUCache<string, StoredBlob>> | undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * Gets the value under a key, by `load` if need be; `limits` limits the wait for a load that somebody else started. A
   * failure is never kept.
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
      // Where only the execution that asked has ended, one of those that waited asks again.
      if (!isCallerGone(outcome.error)) throw outcome.error;
    }
  }

  /** Forgets everything: a runtime that starts anew may have lost what it stored. */
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

/** Strings take two bytes a unit at most. */
const BYTES_PER_UNIT = 2;
const OVERHEAD_BYTES = 200;
