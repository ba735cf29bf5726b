import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { createWorker } from "@stepflow/worker";
import { expect, it } from "vitest";

const worker = createWorker({ name: "text" });

// #region useRuntime
it("counts words", async () => {
  const runtime = await useRuntime(worker);
  expect(await runtime.execute("/word-count", { text: "one two" })).toSucceedWith({ words: 2 });
});
// #endregion

// #region matchers
it("refuses an empty text", async () => {
  const runtime = await useRuntime(worker);
  expect(await runtime.execute("/word-count", { text: "" })).toFailWith({ code: -32_602, message: "text" });
  expect(runtime).toHaveExecuted("/word-count", { text: "" });
  expect(runtime).not.toHaveStored(expect.anything());
});
// #endregion
