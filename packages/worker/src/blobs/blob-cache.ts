import type { CallLimits } from "../limits/call-limits.ts";
import { isCallerGone } from "../limits/is-caller-gone.ts";
import { withDeadline } from "../limits/with-deadline.ts";
import { RecentBlobs } from "./recent-blobs.ts";
import type { StoredBlob } from "./stored-blob.ts";

/** Outcome of a fetch, for the callers that wait for it. */
type Outcome = { readonly blob: StoredBlob } | { readonly error: unknown };

/**
 * Caches fetched values by their id, so that a large input that a thousand items share is fetched once. A value that is being fetched
 * already is not fetched again.
 */
export class BlobCache {
  readonly #entries: RecentBlobs;
  readonly #running = new Map<string, Promise<Outcome>>();

  constructor(maxBytes: number) {
    this.#entries = new RecentBlobs(maxBytes);
  }

  /**
   * Returns the value under a key, and calls `load` if it is missing. `limits` apply to the wait for a load that another caller has
   * started. Failures are not cached.
   */
  async get(key: string, load: () => Promise<StoredBlob>, limits: CallLimits): Promise<StoredBlob> {
    for (;;) {
      const cached = this.#entries.get(key);
      if (cached !== undefined) return cached;
      const running = this.#running.get(key);
      if (running === undefined) return this.#load(key, load);
      const outcome = await withDeadline("getBlob", running, limits);
      if ("blob" in outcome) return outcome.blob;
      // Only the execution that fetched has ended: one of those that waited fetches again.
      if (!isCallerGone(outcome.error)) throw outcome.error;
    }
  }

  /** Drops all values: a restarted runtime may have lost what it had stored. */
  clear(): void {
    this.#entries.clear();
  }

  async #load(key: string, load: () => Promise<StoredBlob>): Promise<StoredBlob> {
    const loading = load();
    const outcome = loading.then(
      (blob): Outcome => {
        this.#entries.set(key, blob);
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
}
