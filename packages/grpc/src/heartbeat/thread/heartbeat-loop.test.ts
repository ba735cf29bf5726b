import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { HeartbeatLoop } from "./heartbeat-loop.ts";
import { SharedTasks } from "./shared-tasks.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

const TASK = { key: 1, intervalMs: 1_000, url: "http://127.0.0.1:1", body: new Uint8Array() };

function startLoop(): { readonly loop: HeartbeatLoop; readonly tasks: SharedTasks; readonly sleep: Int32Array } {
  const tasks = new SharedTasks(() => {});
  // Memory exists before the loop, so no message is necessary.
  tasks.remove(tasks.add(TASK));
  const sleep = new Int32Array(new SharedArrayBuffer(4));
  const settings = { path: "/", expected: new Uint8Array(), timeoutMs: 1_000, blocks: tasks.blocks, sleep, tls: {} };
  return { loop: new HeartbeatLoop(settings, () => {}), tasks, sleep };
}

it("an idle loop sleeps without timers until it is woken", () => {
  const { loop, sleep } = startLoop();
  vi.advanceTimersByTime(5_000);
  expect([sleep[0], vi.getTimerCount()]).toEqual([0, 1]);
  vi.advanceTimersByTime(1_000);
  expect([sleep[0], vi.getTimerCount()]).toEqual([1, 0]);
  sleep[0] = 0;
  loop.handle({ kind: "wake" });
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(6_000);
  expect([sleep[0], vi.getTimerCount()]).toEqual([1, 0]);
});

it("a loop with a task stays awake", () => {
  const { tasks, sleep } = startLoop();
  tasks.add({ ...TASK, intervalMs: 3_600_000 });
  vi.advanceTimersByTime(60_000);
  expect([sleep[0], vi.getTimerCount()]).toEqual([0, 1]);
});
