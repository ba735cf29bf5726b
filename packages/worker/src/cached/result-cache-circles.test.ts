import { afterEach, describe, expect, it, vi } from "vitest";
import { createBlobs } from "../../../../tests/support/cached-blobs.ts";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import type { CachedResult } from "./cached-result.ts";
import { type CachingExecution, ResultCache } from "./result-cache.ts";
import { createMemoryIndex } from "./result-index.ts";

describe("results that need each other", () => {
  afterEach(() => void vi.useRealTimers());

  it("a result may need others, found or computed on the way", async () => {
    const { one } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    const get = (key: string, needs: readonly string[] = []): Promise<CachedResult<unknown>> =>
      cache.get(key, one, async () => {
        const parts = await Promise.all(needs.map((need) => get(need)));
        return [key, ...parts.map(({ value }) => value)];
      });
    expect((await get("a", ["b", "c", "b"])).value).toEqual(["a", ["b"], ["c"], ["b"]]);
    expect((await get("d", ["a", "b"])).value).toEqual(["d", ["a", ["b"], ["c"], ["b"]], ["b"]]);
  });

  it("a result that needs itself fails with that reason", async () => {
    const { one } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    const get = (): Promise<unknown> => cache.get("rec", one, async () => await get());
    const failure = await failureOf(get());
    expect(failure.message).toBe('cached: the result "rec" would never come, since it is needed to compute itself.');
    expect(failure).toMatchObject({ data: { key: "rec", reason: "circular" } });
    expect(await cache.get("rec", one, () => 1)).toMatchObject({ value: 1 });
  });

  it("several results that need each other fail, in one execution or in several", async () => {
    const { open } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    const next: Readonly<Record<string, string>> = { a: "b", b: "c", c: "a" };
    const get = (key: string, execution: CachingExecution): Promise<unknown> =>
      cache.get(key, execution, async () => await get(next[key] ?? "", execution));
    const alone = await failureOf(get("a", open().execution));
    expect(alone.message).toContain("is needed to compute itself");
    const failures = await Promise.all(["a", "b", "c"].map((key) => failureOf(get(key, open().execution))));
    for (const { message } of failures) expect(message).toContain("is needed to compute itself");
  });

  it("a result that needs itself after a pause, which is not detected, is waited for only for a limited time", async () => {
    vi.useFakeTimers();
    const { one } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    const get = (): Promise<unknown> =>
      cache.get("rec", one, async () => {
        await Promise.resolve();
        return await get();
      });
    const failing = failureOf(get());
    await vi.advanceTimersByTimeAsync(300_000);
    expect((await failing).message).toContain("it seems to be needed to compute itself");
  });

  it("results that an execution needs outside of its computations are waited for without that limit", async () => {
    vi.useFakeTimers();
    const { one } = createBlobs();
    const cache = new ResultCache(createMemoryIndex());
    const slow = () => cache.get("slow", one, () => new Promise((resolve) => setTimeout(resolve, 3_600_000, "slow")));
    const results = Promise.all([slow(), slow(), cache.get("needs it", one, async () => (await slow()).value)]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect((await results).map(({ value }) => value)).toEqual(["slow", "slow", "slow"]);
  });
});
