import { deepStrictEqual } from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { RUNTIME, startRuntime } from "../runtime.ts";

// The runtime starts the worker itself, which every version can do.
await using runtime = await startRuntime({
  workers: { hello: { command: process.execPath, args: [...process.execArgv, "main.ts"] } },
  cwd: import.meta.dirname,
});

const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));
const text = "Tides rise. Café tides fall, tides rest! Nobody asks why.";
const { items } = await runtime.client.run(flow, [{ text }, { text: "" }]);
const since012 = /^0\.1[23]\./.test(RUNTIME);

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
        tableId: since012 ? await findTable() : blobIdOf(table),
      },
    },
    {
      outcome: "success",
      result: { words: 0, frequent: [], summary: "", summaryWords: 0, tableId: blobIdOf([]) },
    },
  ],
);
console.log(`hello on runtime ${RUNTIME}: as expected`);

/** Runtimes since 0.12 hash the members in an order of their own, so only the content is compared there. */
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
