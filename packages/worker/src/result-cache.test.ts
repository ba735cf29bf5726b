import { createHash } from "node:crypto";
import { BinaryBlobError, BlobIntegrityError, BlobNotFoundError, InvalidBlobIdError } from "@stepflow/protocol";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createMemoryIndex, ResultCache, type ResultIndex, type ResultStore } from "./result-cache.ts";

/** Blobs that can get lost. */
function createStore() {
  const texts = new Map<string, string>();
  const store = {
    put: vi.fn(async (value: unknown) => {
      const text = JSON.stringify(value);
      const id = createHash("sha256").update(text).digest("hex");
      texts.set(id, text);
      return id;
    }),
    get: vi.fn(async (blobId: string): Promise<unknown> => {
      const text = texts.get(blobId);
      if (text === undefined) throw new BlobNotFoundError(blobId);
      return JSON.parse(text);
    }),
    waitFor: vi.fn((work: Promise<unknown>) => work),
  } satisfies ResultStore;
  return { store, texts };
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe("ResultCache", () => {
  it("A23: computes a result once, then finds it again", async () => {
    const { store } = createStore();
    const cache = new ResultCache(createMemoryIndex());
    const compute = vi.fn(async () => ({ mean: 3 }));
    const first = await cache.get("analysis", store, compute);
    const second = await cache.get("analysis", store, compute);
    expect(first).toEqual({ value: { mean: 3 }, fromCache: false, blobId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(second).toEqual({ ...first, fromCache: true });
    expect(second.value).not.toBe(first.value);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it("A23: takes results of any kind, and keeps keys apart", async () => {
    const { store } = createStore();
    const cache = new ResultCache(createMemoryIndex());
    for (const value of [null, false, 0, "", []]) {
      const key = JSON.stringify(value);
      expect(await cache.get(key, store, () => value)).toMatchObject({ value, fromCache: false });
      expect(await cache.get(key, store, () => "other")).toMatchObject({ value, fromCache: true });
    }
  });

  it.each([
    ["missing", (id: string) => new BlobNotFoundError(id)],
    ["damaged", (id: string) => new BlobIntegrityError(id, "torn")],
    ["bytes", (id: string) => new BinaryBlobError(id)],
    ["no id at all", (id: string) => new InvalidBlobIdError(id)],
  ])("A23: computes again when the stored result is %s", async (_what, toError) => {
    const { store } = createStore();
    const index = createMemoryIndex();
    void index.set("key", "lost");
    store.get.mockImplementation((id) => (id === "lost" ? Promise.reject(toError(id)) : Promise.resolve("found")));
    const cache = new ResultCache(index);
    expect(await cache.get("key", store, () => "anew")).toMatchObject({ value: "anew", fromCache: false });
    expect(await cache.get("key", store, () => "anew")).toMatchObject({ value: "found", fromCache: true });
  });

  it("does not take a runtime that fails for a result that is lost", async () => {
    const { store } = createStore();
    const cache = new ResultCache(createMemoryIndex());
    await cache.get("key", store, () => 1);
    store.get.mockRejectedValueOnce(new Error("no connection"));
    const compute = vi.fn(() => 2);
    await expect(cache.get("key", store, compute)).rejects.toThrow("no connection");
    expect(compute).not.toHaveBeenCalled();
  });

  it("A23: callers at the same time share one computation, and only one of them had it computed", async () => {
    const { store } = createStore();
    const cache = new ResultCache(createMemoryIndex());
    let running = 0;
    const compute = vi.fn(async () => {
      running++;
      for (let turn = 0; turn < 5; turn++) await settle();
      return { count: running };
    });
    const results = await Promise.all(Array.from({ length: 50 }, () => cache.get("key", store, compute)));
    expect(compute).toHaveBeenCalledTimes(1);
    expect(results.filter(({ fromCache }) => !fromCache)).toHaveLength(1);
    expect(new Set(results.map(({ value }) => value)).size).toBe(50);
    expect(results.map(({ value }) => value)).toEqual(results.map(() => ({ count: 1 })));
    expect(store.waitFor).toHaveBeenCalled();
  });

  it("never keeps a failure: each caller gets the failure of its own attempt", async () => {
    const { store } = createStore();
    const cache = new ResultCache(createMemoryIndex());
    let attempts = 0;
    const compute = async () => {
      const attempt = ++attempts;
      await settle();
      if (attempt < 3) throw new Error(`attempt ${attempt}`);
      return attempt;
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => cache.get("key", store, compute)));
    expect(
      outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value.value : outcome.reason.message)),
    ).toEqual(["attempt 1", "attempt 2", 3, 3, 3]);
    expect(attempts).toBe(3);
  });

  it("computes once for each key, however slow its index is and whoever fails meanwhile", async () => {
    const call = fc.record({ key: fc.constantFrom("a", "b"), pauses: fc.nat(4), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 20 }), fc.nat(3), async (calls, indexPauses) => {
        const memory = createMemoryIndex();
        const pause = async (turns: number) => {
          for (let turn = 0; turn < turns; turn++) await settle();
        };
        const index: ResultIndex = {
          get: async (key) => {
            const id = memory.get(key);
            await pause(indexPauses);
            return id;
          },
          set: async (key, blobId) => {
            await pause(indexPauses);
            void memory.set(key, blobId);
          },
        };
        const { store } = createStore();
        const cache = new ResultCache(index);
        const computed: string[] = [];
        const outcomes = await Promise.allSettled(
          calls.map(({ key, pauses, fails }) =>
            cache.get(key, store, async () => {
              await pause(pauses);
              if (fails) throw new Error(key);
              computed.push(key);
              return key;
            }),
          ),
        );
        expect(new Set(computed).size).toBe(computed.length);
        for (const [place, outcome] of outcomes.entries()) {
          const key = calls[place]?.key;
          if (outcome.status === "fulfilled") expect(outcome.value.value).toBe(key);
          else expect(outcome.reason.message).toBe(key);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("createMemoryIndex", () => {
  it("forgets the oldest of many keys", () => {
    const index = createMemoryIndex();
    for (let key = 0; key < 10_000; key++) void index.set(`${key}`, "id");
    void index.set("0", "newer");
    void index.set("one more", "id");
    expect([index.get("0"), index.get("1"), index.get("2"), index.get("one more")]).toEqual([
      "newer",
      undefined,
      "id",
      "id",
    ]);
  });
});
