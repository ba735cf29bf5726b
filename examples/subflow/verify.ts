import { deepStrictEqual, match } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { start } from "@stepflow/worker/node";
import { parse } from "yaml";
import { RUNTIME, startRuntime } from "../runtime.ts";
import worker, { Survey } from "./worker.ts";

await using runtime = await startRuntime({
  workers: { subflow: { start: (place) => start(worker, place) } },
  // Runtime 0.10 repeats every failure. Short pauses avoid a wait of seconds.
  retry: { backoff: { type: "constant", delayMs: 20 } },
});

const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));
const stations = [
  { station: "Alert", celsius: [-30, -32, -28] },
  { station: "Nowhere", celsius: [] },
  { station: "Pointe-à-Pitre", celsius: [26.5, 27.5] },
];
const { items } = await runtime.client.run(flow, [{ stations }]);
const result = items[0]?.result;
if (result?.outcome !== "success") throw new Error(`The run did not succeed: ${JSON.stringify(result)}`);

const { runId, means, problems } = Survey.parse(result.result);
deepStrictEqual(means, [
  { station: "Alert", mean: -30 },
  { station: "Pointe-à-Pitre", mean: 27 },
]);
// Up to 0.10, the runtime puts the failed step in front of the reason.
match(problems.join("\n"), /^Nowhere: (step "average" failed: .*)?Station Nowhere measured nothing\.$/);

const { status, items: counts } = await runtime.client.getRun(runId);
deepStrictEqual(
  { status, total: counts.total, completed: counts.completed, failed: counts.failed },
  { status: "failed", total: 3, completed: 2, failed: 1 },
);
console.log(`subflow on runtime ${RUNTIME}: as expected`);
