import { stepflowMatchers, testRuntime } from "@stepflow/runtime/testing";
import { createWorker } from "@stepflow/worker";
import { expect } from "vitest";

const worker = createWorker({ name: "text" });

// #region stepflowMatchers
expect.extend(stepflowMatchers);
await using runtime = await testRuntime(worker);
expect(await runtime.execute("/word-count", { text: "one two" })).toSucceedWith({ words: 2 });
// #endregion
