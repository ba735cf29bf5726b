import {
  BinaryBlobError,
  BlobIntegrityError,
  BlobNotFoundError,
  BlobTooLargeError,
  CallbackAbortedError,
  InvalidBlobIdError,
} from "@stepflow/protocol";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createBlobs } from "../../../../tests/support/cached-blobs.ts";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { ResultCache } from "./result-cache.ts";
import { createMemoryIndex, type ResultIndex } from "./result-index.ts";

const never = () => new Promise<never>(() => {});

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function pause(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await settle();
}

describe("ResultCache", () => {
  it("patterns.cached-results: computes a result once, and then returns the stored one", async () => {
    const { one } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    const compute = vi.fn(async () => ({ mean: 3 }));
    const first = await cache.get("analysis", one, compute);
    const second = await cache.get("analysis", one, compute);
    expect(first).toEqual({ value: { mean: 3 }, fromCache: false, blobId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(second).toEqual({ ...first, fromCache: true });
    expect(second.value).not.toBe(first.value);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it("patterns.cached-results: accepts any JSON value, and distinguishes keys and runtimes", async () => {
    const { one } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    for (const value of [null, false, 0, "", []]) {
      const key = JSON.stringify(value);
      expect(await cache.get(key, one, () => value)).toMatchObject({ value, fromCache: false });
      expect(await cache.get(key, one, () => "other")).toMatchObject({ value, fromCache: true });
    }
    const other = { ...one, scope: "/other" };
    expect(await cache.get("0", other, () => "other")).toMatchObject({ value: "other", fromCache: false });
  });

  it.each([
    ["missing", (id: string) => new BlobNotFoundError(id)],
    ["damaged", (id: string) => new BlobIntegrityError(id, "torn")],
    ["bytes", (id: string) => new BinaryBlobError(id)],
    ["no id at all", (id: string) => new InvalidBlobIdError(id)],
  ])("patterns.cached-results: computes again when the stored result is %s", async (_what, toError) => {
    const { one, get } = createBlobs();
    const index = createMemoryIndex();
    void index.set("/ key", "lost");
    get.mockImplementation((id) => (id === "lost" ? Promise.reject(toError(id)) : Promise.resolve("found")));
    const cache = new ResultCache(index);
    expect(await cache.get("key", one, () => "anew")).toMatchObject({ value: "anew", fromCache: false });
    expect(await cache.get("key", one, () => "anew")).toMatchObject({ value: "found", fromCache: true });
  });

  it("patterns.cached-results: computes a result whose index cannot be read, and warns once", async () => {
    const { one, warn } = createBlobs();
    const index: ResultIndex = { get: () => Promise.reject(new Error("index is down")), set: () => {} };
    const cache = new ResultCache(index);
    expect(await cache.get("key", one, () => 7)).toMatchObject({ value: 7, fromCache: false });
    const failing: ResultIndex = {
      get: () => {
        throw new Error("index is down");
      },
      set: () => {},
    };
    expect(await new ResultCache(failing).get("key", one, () => 8)).toMatchObject({ value: 8, fromCache: false });
    const message = "The index of results cannot be read, so the result is computed.";
    const warning = [message, { key: "key", error: "index is down" }];
    expect(warn.mock.calls).toEqual([warning, warning]);
  });

  it("patterns.cached-results: warns of a damaged stored result, but not of a missing one", async () => {
    const { one, get, warn } = createBlobs();
    const index = createMemoryIndex();
    void index.set("/ key", "id");
    get.mockRejectedValue(new BlobIntegrityError("id", "torn."));
    await new ResultCache(index).get("key", one, () => 1);
    const message = "A stored result cannot be used and is computed again.";
    expect(warn.mock.calls).toEqual([[message, { key: "key", error: "Blob id is damaged: torn." }]]);
    void index.set("/ key", "id");
    get.mockRejectedValue(new BlobNotFoundError("id"));
    await new ResultCache(index).get("key", one, () => 1);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it("distinguishes a failure of the runtime from a lost result", async () => {
    const { one, get } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    await cache.get("key", one, () => 1);
    get.mockRejectedValueOnce(new Error("no connection"));
    const compute = vi.fn(() => 2);
    await expect(cache.get("key", one, compute)).rejects.toThrow("no connection");
    expect(compute).not.toHaveBeenCalled();
  });

  it("patterns.cached-results: simultaneous callers share one computation, and only one of them has `cached: false`", async () => {
    const { open } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    let running = 0;
    const compute = vi.fn(async () => {
      running++;
      await pause(5);
      return { count: running };
    });
    const executions = Array.from({ length: 50 }, open);
    const results = await Promise.all(executions.map(({ execution }) => cache.get("key", execution, compute)));
    expect(compute).toHaveBeenCalledTimes(1);
    expect(results.filter(({ fromCache }) => !fromCache)).toHaveLength(1);
    expect(new Set(results.map(({ value }) => value)).size).toBe(50);
    expect(results.map(({ value }) => value)).toEqual(results.map(() => ({ count: 1 })));
    expect(executions.filter(({ lend }) => lend.mock.calls.length > 0)).toHaveLength(49);
  });

  it("never keeps a failure: each caller gets the failure of its own attempt", async () => {
    const { one } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    let attempts = 0;
    const compute = async () => {
      const attempt = ++attempts;
      await settle();
      if (attempt < 3) throw new Error(`attempt ${attempt}`);
      return attempt;
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => cache.get("key", one, compute)));
    expect(
      outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value.value : outcome.reason.message)),
    ).toEqual(["attempt 1", "attempt 2", 3, 3, 3]);
    expect(attempts).toBe(3);
  });

  it("computes once for each key, however slow its index is and whichever callers fail", async () => {
    const call = fc.record({ key: fc.constantFrom("a", "b"), pauses: fc.nat(4), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 20 }), fc.nat(3), async (calls, indexPauses) => {
        const memory = createMemoryIndex();
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
        const { one } = createBlobs();
        const cache = new ResultCache(index);
        const computed: string[] = [];
        const outcomes = await Promise.allSettled(
          calls.map(({ key, pauses, fails }) =>
            cache.get(key, one, async () => {
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

describe("the owner of a computation", () => {
  it("is ended with its execution, although its function never ends; a waiting caller takes over", async () => {
    const { open } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    const owner = open();
    const owning = cache.get("key", owner.execution, never);
    const compute = vi.fn(() => "fresh");
    const waiting = Promise.all([open(), open()].map(({ execution }) => cache.get("key", execution, compute)));
    await pause(3);
    expect(compute).not.toHaveBeenCalled();
    owner.end("over");
    await expect(owning).rejects.toThrow(CallbackAbortedError);
    expect((await waiting).map(({ value, fromCache }) => ({ value, fromCache }))).toEqual([
      { value: "fresh", fromCache: false },
      { value: "fresh", fromCache: true },
    ]);
    expect(compute).toHaveBeenCalledOnce();
  });

  it("leaves its key to the next execution", async () => {
    const { open } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    const owner = open();
    const owning = failureOf(cache.get("key", owner.execution, never));
    owner.end("over");
    await owning;
    expect(await cache.get("key", open().execution, () => "fresh")).toMatchObject({ value: "fresh", fromCache: false });
  });

  it("is not waited for by executions that have ended themselves", async () => {
    const { open } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    void failureOf(cache.get("key", open().execution, never));
    const waiter = open();
    const waiting = failureOf(cache.get("key", waiter.execution, () => 1));
    await pause(3);
    waiter.end("over");
    expect(await waiting).toMatchObject({ name: "CallbackAbortedError", cause: "over" });
  });
});

describe("a result that cannot be kept", () => {
  it.each<[string, (blobs: ReturnType<typeof createBlobs>) => ResultIndex]>([
    [
      "since the runtime does not take it",
      ({ put }) => {
        put.mockRejectedValue(new BlobTooLargeError(3));
        return createMemoryIndex();
      },
    ],
    ["since the index fails", () => ({ get: () => undefined, set: () => Promise.reject(new Error("no Redis")) })],
  ])(
    "patterns.cached-results: is returned nevertheless, also to waiting callers, %s; and computed again",
    async (_why, toIndex) => {
      const blobs = createBlobs();
      const cache = new ResultCache(toIndex(blobs));
      const compute = vi.fn(async () => {
        await pause(3);
        return { large: true };
      });
      const results = await Promise.all(
        Array.from({ length: 3 }, () => cache.get("key", blobs.open().execution, compute)),
      );
      expect(results).toEqual([
        { value: { large: true }, fromCache: false },
        { value: { large: true }, fromCache: true },
        { value: { large: true }, fromCache: true },
      ]);
      expect(new Set(results.map(({ value }) => value)).size).toBe(3);
      expect(compute).toHaveBeenCalledOnce();
      expect(blobs.warn).toHaveBeenCalledExactlyOnceWith(
        "A result could not be stored and will be computed again.",
        expect.objectContaining({ key: "key", error: expect.any(String) }),
      );
      expect(await cache.get("key", blobs.one, compute)).toEqual({ value: { large: true }, fromCache: false });
    },
  );

  it("is a failure if JSON cannot hold it", async () => {
    const { one, warn } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    await expect(cache.get("key", one, () => 1n)).rejects.toThrow(TypeError);
    expect(warn).not.toHaveBeenCalled();
  });
});
