import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TickerPerExchange } from "./ticker-per-exchange.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("give every member a timer of its own, which ends with it", () => {
  const timers = new TickerPerExchange(100);
  const [first, second] = [{ tick: vi.fn() }, { tick: vi.fn() }];
  const start = performance.now();
  timers.add(first);
  timers.add(first);
  timers.add(second);
  expect(vi.getTimerCount()).toBe(2);
  vi.advanceTimersByTime(100);
  expect(first.tick.mock.calls).toEqual([[start + 100]]);
  timers.delete(first);
  vi.advanceTimersByTime(100);
  expect([first.tick, second.tick].map(({ mock }) => mock.calls.length)).toEqual([1, 2]);
  timers.delete(second);
  timers.delete(second);
  expect(vi.getTimerCount()).toBe(0);
});
