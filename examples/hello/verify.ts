import { deepStrictEqual } from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startOrchestrator } from "@stepflow/orchestrator";
import { parse } from "yaml";

const { values } = parseArgs({ options: { runtime: { type: "string", default: "0.11.1" } } });

// The runtime starts the worker itself, which every version can do.
await using runtime = await startOrchestrator({
  version: values.runtime,
  workers: { hello: { command: process.execPath, args: [...process.execArgv, "main.ts"] } },
  cwd: import.meta.dirname,
});

const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));
const text = "Tides rise. Café tides fall, tides rest! Nobody asks why.";
const { items } = await runtime.client.run(flow, [{ text }, { text: "" }]);
const before012 = /^0\.(9|10|11)\./.test(values.runtime);

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
        tableId: before012 ? blobIdOf(table) : await findTable(),
      },
    },
    {
      outcome: "success",
      result: { words: 0, frequent: [], summary: "", summaryWords: 0, tableId: blobIdOf([]) },
    },
  ],
);
console.log(`hello on runtime ${values.runtime}: as expected`);

/** Runtimes since 0.12 order the members of what they hash as they like: there it is the content that must be right. */
async function findTable(): Promise<string> {
  const result = items[0]?.result;
  const { tableId } = (result?.outcome === "success" ? result.result : {}) as { tableId: string };
  deepStrictEqual((await runtime.client.getBlob(tableId)).data, table);
  return tableId;
}

/** Runtimes name a blob by the hash of its JSON, so equal data has one id. */
function blobIdOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex");
}
