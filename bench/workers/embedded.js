// Runs the given number of items through a flow of two steps, with the embedded runtime and its worker in this process, and
// prints time, CPU and memory.
import { setTimeout } from "node:timers/promises";
import { createRuntime, readFlow } from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";

const WARM_UP = 3_000;
const MAX_CONCURRENCY = 32;
const flow = readFlow({
  steps: [
    { id: "first", component: "/bench/add", input: { n: { $input: "$.n" } } },
    { id: "second", component: "/bench/add", input: { n: { $step: "first", path: "n" } } },
  ],
  output: { $step: "second", path: "n" },
});
const worker = createWorker({ name: "bench" }).component("/add", ({ n }) => ({ n: n + 1 }));
const count = Number(process.argv[2]);

const runtime = await createRuntime({ workers: { bench: worker } });
await run(WARM_UP);
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
await run(count);
const elapsedMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpuBefore);
console.log(
  JSON.stringify({
    itemUs: (elapsedMs / count) * 1_000,
    itemCpuUs: (user + system) / count,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
    heapBytes: await settledHeap(),
  }),
);
await runtime.close();

/** Keeps only the number of correct results. */
async function run(items) {
  let correct = 0;
  const { ended } = runtime.engine.submit(flow, inputs(items), {
    maxConcurrency: MAX_CONCURRENCY,
    retain: { items: false, steps: "none" },
    onItem: ({ itemIndex, result }) => {
      if (result?.outcome === "success" && result.result === itemIndex + 2) correct += 1;
    },
  });
  const status = await ended;
  if (correct !== items) throw new Error(`The run is ${status}, and ${correct} of ${items} results are correct.`);
}

function* inputs(items) {
  for (let n = 0; n < items; n += 1) yield { n };
}

/** Returns the heap size after garbage collection, finalizers included. */
async function settledHeap() {
  for (let turn = 0; turn < 5; turn += 1) {
    globalThis.gc();
    await setTimeout(20);
  }
  return process.memoryUsage().heapUsed;
}
