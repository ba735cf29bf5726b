import { getHeapStatistics } from "node:v8";
import { afterEach, expect, it, vi } from "vitest";
import { heapLimitBytes } from "./heap-limit.ts";

afterEach(() => vi.unstubAllGlobals());

it("is what Node allows", () => {
  expect(heapLimitBytes()).toBe(getHeapStatistics().heap_size_limit);
});

it.each([
  ["no process", undefined],
  ["no modules", {}],
  ["another module", { getBuiltinModule: () => ({}) }],
  ["no module", { getBuiltinModule: () => undefined }],
  ["no limit", { getBuiltinModule: () => ({ getHeapStatistics: () => ({ heap_size_limit: 0 }) }) }],
])("is undefined on a platform with %s", (_what, process) => {
  vi.stubGlobal("process", process);
  expect(heapLimitBytes()).toBeUndefined();
});
