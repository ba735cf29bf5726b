import { expect, it, vi } from "vitest";
import { FakeTime, type FakeTimers } from "./fake-timers.ts";

it("refuses fake timers that cannot be advanced one by one, as those of Bun", () => {
  const ofBun = {
    useFakeTimers() {},
    advanceTimersByTime() {},
    advanceTimersToNextTimer() {},
    getTimerCount: () => 0,
    now: () => 0,
  };
  const create = () => new FakeTime(ofBun as unknown as FakeTimers);
  expect(create).toThrow(TypeError);
  expect(create).toThrow("have no advanceTimersToNextTimerAsync(), as those of Bun. Use");
});

it("refuses fake timers that are not in use", () => {
  expect(() => new FakeTime(vi)).toThrow("Call vi.useFakeTimers() before.");
});
