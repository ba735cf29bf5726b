import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { expect, test, vi } from "vitest";
import { useFakeTimers } from "./fake-timers.mjs";
import { CASES } from "./kit.mjs";
import { worker } from "./work.mjs";

for (const [name, run] of Object.entries(CASES)) test(name, run);
test("useRuntime and its matchers", async () => {
  const runtime = await useRuntime(worker);
  expect(await runtime.execute("/count", { text: "a b" })).toSucceedWith({ words: 2 });
});
test("fake timers", () => useFakeTimers(vi));
