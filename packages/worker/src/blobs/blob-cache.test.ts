import { BlobNotFoundError, CallbackAbortedError, CallbackTimeoutError, DisconnectedError } from "@stepflow/protocol";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { BlobCache } from "./blob-cache.ts";
import { StoredBlob } from "./stored-blob.ts";

const access = { timeoutMs: 10_000 };

function blob(json: string): StoredBlob {
  return StoredBlob.fromText(json, "data");
}

/** A load that a test ends. */
function heldLoad() {
  let resolve = (_blob: StoredBlob): void => {};
  let reject = (_error: unknown): void => {};
  const promise = new Promise<StoredBlob>((...settlers) => {
    [resolve, reject] = settlers;
  });
  return { load: vi.fn(() => promise), resolve, reject };
}

/** Lets all pending microtasks run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe("BlobCache", () => {
  it("blobs.large-data: a thousand callers cause one fetch", async () => {
    const cache = new BlobCache(1_000_000);
    const held = heldLoad();
    const callers = Array.from({ length: 1_000 }, () => cache.get("id", held.load, access));
    await settle();
    held.resolve(blob("[1]"));
    expect(new Set(await Promise.all(callers))).toEqual(new Set([blob("[1]")]));
    expect(held.load).toHaveBeenCalledTimes(1);
    await cache.get("id", held.load, access);
    expect(held.load).toHaveBeenCalledTimes(1);
  });

  it("distinguishes values with different keys", async () => {
    const cache = new BlobCache(1_000_000);
    const [a, b] = await Promise.all(["a", "b"].map((key) => cache.get(key, async () => blob(key), access)));
    expect([a?.text, b?.text]).toEqual(["a", "b"]);
  });

  it("never keeps a failure, which all waiting callers receive", async () => {
    const cache = new BlobCache(1_000_000);
    const held = heldLoad();
    const callers = [cache.get("id", held.load, access), cache.get("id", held.load, access)];
    const outcomes = Promise.allSettled(callers);
    await settle();
    held.reject(new BlobNotFoundError("id"));
    expect((await outcomes).map((outcome) => outcome.status === "rejected" && outcome.reason)).toEqual([
      new BlobNotFoundError("id"),
      new BlobNotFoundError("id"),
    ]);
    expect(held.load).toHaveBeenCalledTimes(1);
    expect(await cache.get("id", async () => blob("1"), access)).toEqual(blob("1"));
  });

  it("fetches once more, not once for each caller, if only the execution that fetched has ended", async () => {
    const cache = new BlobCache(1_000_000);
    const first = heldLoad();
    const second = heldLoad();
    const leader = cache.get("id", first.load, access);
    const others = Array.from({ length: 20 }, () => cache.get("id", second.load, access));
    await settle();
    first.reject(new DisconnectedError("blobs/get"));
    await expect(leader).rejects.toThrow(DisconnectedError);
    await settle();
    second.resolve(blob("2"));
    expect(await Promise.all(others)).toEqual(others.map(() => blob("2")));
    expect(second.load).toHaveBeenCalledTimes(1);
  });

  it("waits for the fetch of another caller only within its own limits", async () => {
    const cache = new BlobCache(1_000_000);
    const held = heldLoad();
    const patient = cache.get("id", held.load, access);
    await settle();
    const controller = new AbortController();
    const hasty = cache.get("id", held.load, { timeoutMs: 1 });
    const aborted = cache.get("id", held.load, { ...access, signal: controller.signal });
    const late = cache.get("id", held.load, { ...access, signal: AbortSignal.abort() });
    const ends = Promise.allSettled([hasty, aborted, late]);
    controller.abort(new Error("enough"));
    const [timedOut, stopped, refused] = await ends;
    expect(timedOut).toMatchObject({ reason: expect.any(CallbackTimeoutError) });
    expect(stopped).toMatchObject({ reason: expect.any(CallbackAbortedError) });
    expect(refused).toMatchObject({ reason: expect.any(CallbackAbortedError) });
    held.resolve(blob("3"));
    expect(await patient).toEqual(blob("3"));
    expect(held.load).toHaveBeenCalledTimes(1);
  });

  it("forgets all values on clear()", async () => {
    const cache = new BlobCache(1_000_000);
    await cache.get("id", async () => blob("old"), access);
    cache.clear();
    await settle();
    expect(await cache.get("id", async () => blob("new"), access)).toEqual(blob("new"));
  });

  it("drops the values that were not used for longest once it exceeds its size", async () => {
    const size = 10_000;
    const value = blob("x".repeat(size));
    // Each entry counts two bytes per code unit and a little more, so two entries fit and three do not.
    const cache = new BlobCache(5 * size);
    const load = vi.fn(async () => value);
    await cache.get("a", load, access);
    await cache.get("b", load, access);
    await cache.get("a", load, access);
    await cache.get("c", load, access);
    expect(load).toHaveBeenCalledTimes(3);
    await cache.get("a", load, access);
    expect(load).toHaveBeenCalledTimes(3);
    await cache.get("b", load, access);
    expect(load).toHaveBeenCalledTimes(4);
  });

  it("returns values that are too large to keep", async () => {
    const cache = new BlobCache(1_000);
    const load = vi.fn(async () => blob("x".repeat(10_000)));
    await cache.get("small", async () => blob("1"), access);
    expect((await cache.get("large", load, access)).text).toHaveLength(10_000);
    await cache.get("large", load, access);
    expect(load).toHaveBeenCalledTimes(2);
    await expect(cache.get("small", () => Promise.reject(new Error("was dropped")), access)).resolves.toEqual(
      blob("1"),
    );
  });

  it("returns the value of its key to every caller, whatever the order, the failures and the size", async () => {
    const key = fc.constantFrom("a", "b", "c", "d");
    const call = fc.record({ key, fails: fc.boolean(), pauses: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 40 }), fc.integer({ min: 1, max: 1_000 }), async (calls, room) => {
        const cache = new BlobCache(room);
        const running = new Map<string, number>();
        let most = 0;
        const outcomes = await Promise.allSettled(
          calls.map(({ key, fails, pauses }) =>
            cache.get(
              key,
              async () => {
                running.set(key, (running.get(key) ?? 0) + 1);
                most = Math.max(most, running.get(key) ?? 0);
                for (let pause = 0; pause < pauses; pause++) await settle();
                running.set(key, (running.get(key) ?? 0) - 1);
                if (fails) throw new BlobNotFoundError(key);
                return blob(key);
              },
              access,
            ),
          ),
        );
        expect(most).toBeLessThanOrEqual(1);
        for (const [index, outcome] of outcomes.entries()) {
          const wanted = calls[index]?.key;
          if (outcome.status === "fulfilled") expect(outcome.value.text).toBe(wanted);
          else expect(outcome.reason).toMatchObject({ blobId: wanted });
        }
      }),
      { numRuns: 50 },
    );
  });
});
