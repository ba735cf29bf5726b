import { getEventListeners } from "node:events";
import { expect, it, onTestFinished, vi } from "vitest";
import { sleep } from "./sleep.ts";

it("resolves after the time, and leaves no listener", async () => {
  const { signal } = new AbortController();
  await sleep(1, signal);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("rejects with the reason of a signal that aborts, and leaves no timer", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const controller = new AbortController();
  const sleeping = sleep(60_000, controller.signal);
  controller.abort("enough");
  await expect(sleeping).rejects.toBe("enough");
  expect(vi.getTimerCount()).toBe(0);
});

it("rejects at once if the signal has aborted", async () => {
  await expect(sleep(60_000, AbortSignal.abort("enough"))).rejects.toBe("enough");
});
