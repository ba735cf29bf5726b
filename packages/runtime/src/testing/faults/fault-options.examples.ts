import { testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";

const worker = createWorker({ name: "text" });

// #region faults
await using runtime = await testRuntime(worker, { faults: { kill: 0.2, seed: 7 }, retry: { maxRetries: 50 } });
const result = await runtime.execute("/word-count", { text: "one two" });
console.log(result, runtime.faults, runtime.replay); // replay: "faults: { seed: 7, kill: 0.2 }"
// #endregion
