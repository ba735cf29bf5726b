import { createDeferred } from "@stepflow/protocol/internal";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createLogFeed } from "../../../../tests/support/data/log-feed.ts";
import { SaturationWarning } from "./saturation-warning.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

describe("SaturationWarning", () => {
  it("warns once about tasks that wait, and how to avoid their failure", async () => {
    const { logger, items } = createLogFeed();
    const watch = new SaturationWarning(logger);
    for (const _time of [1, 2]) {
      const free = createDeferred<void>();
      const following = watch.watch(free.promise);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(items.map(({ level }) => level)).toEqual(["warn"]);
      free.resolve();
      await following;
    }
    expect(items[0]?.message).toContain("Set queueTimeoutSecs of its plugin to more than tasks may wait");
  });

  it("does not warn about short waits, and leaves no timer behind", async () => {
    const { logger, items } = createLogFeed();
    const free = createDeferred<void>();
    const following = new SaturationWarning(logger).watch(free.promise);
    await vi.advanceTimersByTimeAsync(19_999);
    free.resolve();
    await following;
    expect(vi.getTimerCount()).toBe(0);
    expect(items).toEqual([]);
  });

  it("passes a failure on", async () => {
    const { logger } = createLogFeed();
    await expect(new SaturationWarning(logger).watch(Promise.reject(new Error("no slots")))).rejects.toThrow(
      "no slots",
    );
    expect(vi.getTimerCount()).toBe(0);
  });
});
