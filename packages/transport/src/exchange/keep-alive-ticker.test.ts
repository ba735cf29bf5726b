import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Pulse } from "./keep-alive-ticker.ts";

describe("the pulse", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("looks at every member once an interval, with the time", () => {
    const pulse = new Pulse(100);
    const seen: number[] = [];
    const members = [1, 2].map((name) => ({ beat: (nowMs: number) => void seen.push(name, nowMs - start) }));
    const start = Date.now();
    for (const member of members) pulse.add(member);
    vi.advanceTimersByTime(100);
    expect(seen).toEqual([1, 100, 2, 100]);
    for (const member of members.slice(0, 1)) pulse.delete(member);
    vi.advanceTimersByTime(100);
    expect(seen.slice(4)).toEqual([2, 200]);
  });

  it("needs one timer for all, and none an interval after the last has left", () => {
    const pulse = new Pulse(100);
    const members = Array.from({ length: 1_000 }, () => ({ beat: vi.fn() }));
    for (const member of members) pulse.add(member);
    expect([pulse.size, vi.getTimerCount()]).toEqual([1_000, 1]);
    for (const member of members) pulse.delete(member);
    expect([pulse.size, vi.getTimerCount()]).toEqual([0, 1]);
    vi.advanceTimersByTime(100);
    expect(vi.getTimerCount()).toBe(0);
    const again = { beat: vi.fn() };
    pulse.add(again);
    vi.advanceTimersByTime(100);
    expect(again.beat).toHaveBeenCalledOnce();
  });

  it("a member may leave while it is looked at", () => {
    const pulse = new Pulse(100);
    const first = { beat: () => pulse.delete(second) };
    const second = { beat: vi.fn() };
    pulse.add(first);
    pulse.add(second);
    vi.advanceTimersByTime(100);
    expect(second.beat).not.toHaveBeenCalled();
  });

  it("keeps no process alive", () => {
    vi.useRealTimers();
    const timers: NodeJS.Timeout[] = [];
    const original = globalThis.setInterval;
    vi.spyOn(globalThis, "setInterval").mockImplementation(((handler: () => void, ms: number) => {
      timers.push(original(handler, ms));
      return timers[0];
    }) as typeof setInterval);
    const member = { beat() {} };
    const pulse = new Pulse(10_000);
    pulse.add(member);
    expect(timers.map((timer) => timer.hasRef())).toEqual([false]);
    for (const timer of timers) clearInterval(timer);
  });
});
