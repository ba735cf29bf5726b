import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { throttle } from "./throttle.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("sends the first value at once, then the latest of each interval", () => {
  const sent: number[] = [];
  const values = throttle((value: number) => sent.push(value), 100);
  for (let value = 1; value <= 1_000; value++) values.push(value);
  expect(sent).toEqual([1]);
  vi.advanceTimersByTime(100);
  expect(sent).toEqual([1, 1_000]);
  values.push(1_001);
  vi.advanceTimersByTime(99);
  expect(sent).toEqual([1, 1_000]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([1, 1_000, 1_001]);
  vi.advanceTimersByTime(100);
  expect(vi.getTimerCount()).toBe(0);
  values.push(1_002);
  expect(sent).toEqual([1, 1_000, 1_001, 1_002]);
});

it("sends nothing after it is stopped", () => {
  const sent: number[] = [];
  const values = throttle((value: number) => sent.push(value), 100);
  values.push(1);
  values.push(2);
  values.stop();
  expect(vi.getTimerCount()).toBe(0);
  expect(sent).toEqual([1]);
});
