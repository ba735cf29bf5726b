import { testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";

const worker = createWorker({ name: "text" }).component("/word-count", ({ text }: { text: string }) => ({
  words: text.split(" ").length,
}));

// #region testRuntime
await using runtime = await testRuntime(worker);
const result = await runtime.execute("/word-count", { text: "one two" });
console.log(result); // { outcome: "success", result: { words: 2 } }
// #endregion
