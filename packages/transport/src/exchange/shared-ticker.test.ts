import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SharedTicker } from "./shared-ticker.ts";

describe("the ticker", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("ticks every member once per interval, with the time", () => {
    const ticker = new SharedTicker(100);
    const seen: number[] = [];
    const members = [1, 2].map((name) => ({ tick: (nowMs: number) => void seen.push(name, nowMs - start) }));
    const start = performance.now();
    for (const member of members) ticker.add(member);
    vi.advanceTimersByTime(100);
    expect(seen).toEqual([1, 100, 2, 100]);
    for (const member of members.slice(0, 1)) ticker.delete(member);
    vi.advanceTimersByTime(100);
    expect(seen.slice(4)).toEqual([2, 200]);
  });

  it("has one timer for all members, and none one interval after the last has left", () => {
    const ticker = new SharedTicker(100);
    const members = Array.from({ length: 1_000 }, () => ({ tick: vi.fn() }));
    for (const member of members) ticker.add(member);
    expect([ticker.size, vi.getTimerCount()]).toEqual([1_000, 1]);
    for (const member of members) ticker.delete(member);
    expect([ticker.size, vi.getTimerCount()]).toEqual([0, 1]);
    vi.advanceTimersByTime(100);
    expect(vi.getTimerCount()).toBe(0);
    const again = { tick: vi.fn() };
    ticker.add(again);
    vi.advanceTimersByTime(100);
    expect(again.tick).toHaveBeenCalledOnce();
  });

  it("a member may leave during a tick", () => {
    const ticker = new SharedTicker(100);
    const first = { tick: () => ticker.delete(second) };
    const second = { tick: vi.fn() };
    ticker.add(first);
    ticker.add(second);
    vi.advanceTimersByTime(100);
    expect(second.tick).not.toHaveBeenCalled();
  });

  it("does not keep the process alive", () => {
    vi.useRealTimers();
    const timers: NodeJS.Timeout[] = [];
    const original = globalThis.setInterval;
    vi.spyOn(globalThis, "setInterval").mockImplementation(((handler: () => void, ms: number) => {
      timers.push(original(handler, ms));
      return timers[0];
    }) as typeof setInterval);
    const member = { tick() {} };
    const ticker = new SharedTicker(10_000);
    ticker.add(member);
    expect(timers.map((timer) => timer.hasRef())).toEqual([false]);
    for (const timer of timers) clearInterval(timer);
  });
});
