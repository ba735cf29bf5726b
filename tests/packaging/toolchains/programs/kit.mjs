// What tests of users do, without a test runner: names and functions that throw.
import { deepStrictEqual } from "node:assert/strict";
import { testRuntime } from "@stepflow/runtime/testing";
import { work, worker } from "./work.mjs";

export const CASES = {
  "a flow, blobs and errors": work,
  "executions are recorded": async () => {
    const runtime = await testRuntime(worker);
    deepStrictEqual(await runtime.execute("/count", { text: "a b" }), { outcome: "success", result: { words: 2 } });
    deepStrictEqual(runtime.executions("/count").length, 1);
    deepStrictEqual(runtime.blobs().length, 1);
    await runtime.close();
  },
  "the dialect of 0.9": async () => {
    const runtime = await testRuntime(worker, { dialect: "v0" });
    deepStrictEqual((await runtime.execute("/count", { text: "a" })).result, { words: 1 });
    await runtime.close();
  },
  faults: async () => {
    const faults = { seed: 7, kill: 0.1, delay: 0.5, split: 0.5 };
    const runtime = await testRuntime(worker, { faults, retry: { maxRetries: 50 } });
    deepStrictEqual((await runtime.execute("/count", { text: "a" })).result, { words: 1 });
    await runtime.close();
  },
  "a manual clock": async () => {
    const runtime = await testRuntime(worker, { clock: "manual" });
    deepStrictEqual((await runtime.clock.settle(runtime.execute("/count", { text: "a" }))).result, { words: 1 });
    await runtime.close();
  },
};
