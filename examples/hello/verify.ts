import { deepStrictEqual } from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startOrchestrator } from "@stepflow/orchestrator";
import { serve } from "@stepflow/worker/node";
import { parse } from "yaml";
import worker from "./worker.ts";

const { values } = parseArgs({ options: { runtime: { type: "string", default: "0.11.1" } } });

// By URL: the worker must listen before the runtime starts.
await using running = await serve(worker, { announce: false, handleSignals: false });
await using runtime = await startOrchestrator({
  version: values.runtime,
  workers: { hello: { url: running.url } },
});

const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));
const text = "Tides rise. Café tides fall, tides rest! Nobody asks why.";
const { items } = await runtime.client.run(flow, [{ text }, { text: "" }]);

const once = ["rise", "café", "fall", "rest", "nobody", "asks", "why"].map((word) => ({ word, count: 1 }));
const table = [{ word: "tides", count: 3 }, ...once];
deepStrictEqual(
  items.map((item) => item.result),
  [
    {
      outcome: "success",
      result: {
        words: 10,
        frequent: table.slice(0, 5),
        summary: "Tides rise. Café tides fall, tides rest!",
        summaryWords: 7,
        tableId: blobIdOf(table),
      },
    },
    {
      outcome: "success",
      result: { words: 0, frequent: [], summary: "", summaryWords: 0, tableId: blobIdOf([]) },
    },
  ],
);
console.log(`hello on runtime ${values.runtime}: as expected`);

/** Runtimes name a blob by the hash of its JSON, so equal data has one id. */
function blobIdOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex");
}
