import { readFile } from "node:fs/promises";
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { describe, expect, it } from "vitest";
import worker from "./worker.ts";

describe("/count-words", () => {
  it("counts, and stores the table of words as a blob", async () => {
    const runtime = await useRuntime(worker);
    const result = await runtime.execute("/count-words", { text: "Tides rise, tides fall." });
    expect(result).toSucceedWith({
      words: 4,
      frequent: [
        { word: "tides", count: 2 },
        { word: "rise", count: 1 },
        { word: "fall", count: 1 },
      ],
      tableId: expect.any(String),
    });
    expect(runtime).toHaveStored(expect.arrayContaining([{ word: "tides", count: 2 }]));
  });

  it("refuses an input without text", async () => {
    const runtime = await useRuntime(worker);
    expect(await runtime.execute("/count-words", {})).toFailWith({ message: "text" });
  });
});

describe("the flow", () => {
  it("counts the words of the text and of its summary", async () => {
    const runtime = await useRuntime(worker);
    const flow = await readFile(new URL("flow.yaml", import.meta.url), "utf8");
    const result = await runtime.run(flow, { text: "Tides rise. Nobody asks why." });
    expect(result).toSucceedWith(expect.objectContaining({ words: 5, summaryWords: 5 }));
    expect(runtime.executions("/count-words")).toHaveLength(2);
  });

  it("has the same result when connections break, answers come late and bytes arrive in pieces", async () => {
    const runtime = await useRuntime(worker, {
      faults: { kill: 0.05, delay: 0.5, split: 0.5 },
      retry: { maxRetries: 50 },
    });
    const flow = await readFile(new URL("flow.yaml", import.meta.url), "utf8");
    const result = await runtime.run(flow, { text: "Tides rise. Nobody asks why." });
    expect(result).toSucceedWith(expect.objectContaining({ words: 5, summaryWords: 5 }));
  });
});
