import { readFile } from "node:fs/promises";
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { expect, it } from "vitest";
import worker from "../src/worker.ts";

it("counts words, and stores the table of them", async () => {
  const runtime = await useRuntime(worker);
  const result = await runtime.execute("/count-words", { text: "one two, one" });
  expect(result).toSucceedWith({ words: 3, tableId: expect.any(String) });
  expect(runtime).toHaveStored([
    { word: "one", count: 2 },
    { word: "two", count: 1 },
  ]);
});

it("survives broken connections", async () => {
  const runtime = await useRuntime(worker, { faults: { kill: 0.2 }, retry: { maxRetries: 50 } });
  const flow = await readFile(new URL("../flows/top-words.yaml", import.meta.url), "utf8");
  expect(await runtime.run(flow, { text: "one two, one" })).toSucceedWith({ words: 3, top: ["one", "two"] });
});
