import type { Client } from "@stepflow/client";
import { startOrchestrator } from "@stepflow/orchestrator";
import { BARS } from "../bars.ts";
import { cpuTimeMs } from "../cpu-time.ts";
import { INPUT } from "../load/request.ts";
import { interleave } from "../rounds.ts";
import { type Quantity, type Row, toRow } from "../row.ts";
import type { Section, SectionContext } from "../section.ts";
import { RAW, RAW_AGAIN, SERVE, TWINS } from "../variants.ts";
import { startWorker, type Variant, type WorkerProcess } from "../worker-process.ts";

interface Throughput {
  readonly coldRate: number;
  readonly warmRate: number;
  readonly warmCpuUs: number;
}

interface Scene {
  readonly version: string;
  readonly component: "/echo" | "/round-trip";
  readonly title: string;
}

const SCENES: readonly Scene[] = [
  { version: "0.9.0", component: "/echo", title: "0.9.0 echo" },
  { version: "0.9.0", component: "/round-trip", title: "0.9.0 SSE" },
  { version: "0.11.1", component: "/echo", title: "0.11.1 echo" },
];
const VARIANTS: readonly Variant[] = [RAW, SERVE, RAW_AGAIN];
const ITEMS = 2_000;
const MAX_CONCURRENCY = 32;
const WARM_UP_MS = 2_000;
const MEASURE_MS = 1_500;
/** A worker that is too slow, or a runtime that is too fast, must not make this endless. */
const MAX_BATCHES = 200;
/** A lost callback leaves a run open for ever. */
const BATCH_LIMIT_MS = 60_000;
const FAILED: Throughput = { coldRate: Number.NaN, warmRate: Number.NaN, warmCpuUs: Number.NaN };

const COLD: Quantity<Throughput> = { name: "first 2,000 items", unit: "1/s", read: ({ coldRate }) => coldRate };
const WARM: Quantity<Throughput> = { name: "items, warm", unit: "1/s", read: ({ warmRate }) => warmRate };
const CPU: Quantity<Throughput> = { name: "worker CPU each, warm", unit: "µs", read: ({ warmCpuUs }) => warmCpuUs };

/** Items per second under real runtimes: a fresh worker and a fresh runtime each time. */
export const RUNTIME_SECTION: Section = {
  name: "runtime",
  title: "Under real runtimes, maxConcurrency 32",
  async run(context) {
    const notes: string[] = [];
    const rows: Row[] = [];
    for (const scene of SCENES) rows.push(...(await runScene(scene, context, notes)));
    return { rows, notes };
  },
};

async function runScene(scene: Scene, context: SectionContext, notes: string[]): Promise<Row[]> {
  const { rounds, cores, progress } = context;
  const samples = await interleave(VARIANTS, rounds, async (variant, round) => {
    progress(`round ${round + 1} of ${rounds}: ${scene.title}, ${variant.name}`);
    const worker = await startWorker(variant, cores.workerPrefix);
    try {
      await using runtime = await startOrchestrator({
        version: scene.version,
        workers: { bench: { url: `http://127.0.0.1:${worker.port}/` } },
        stopTimeoutMs: 1_000,
      });
      return await measure(runtime.client, scene, worker);
    } catch (error) {
      notes.push(`${scene.title}, ${variant.name}, round ${round + 1} failed: ${(error as Error).message}`);
      return FAILED;
    } finally {
      await worker.stop();
    }
  });
  const names = { subject: SERVE.name, yardstick: RAW.name };
  return [
    toRow(samples, TWINS, { ...names, quantity: titled(COLD, scene), bar: BARS.runtimeCold }),
    toRow(samples, TWINS, { ...names, quantity: titled(WARM, scene), bar: BARS.runtimeWarm }),
    toRow(samples, TWINS, { ...names, quantity: titled(CPU, scene) }),
  ];
}

function titled(quantity: Quantity<Throughput>, { title }: Scene): Quantity<Throughput> {
  return { ...quantity, name: `${title}: ${quantity.name}` };
}

async function measure(client: Client, scene: Scene, worker: WorkerProcess): Promise<Throughput> {
  const flowId = await storeFlow(client, scene);
  const coldMs = await runBatch(client, scene, flowId);
  await runBatches(client, scene, flowId, WARM_UP_MS);
  const cpuBeforeMs = cpuTimeMs(worker.pid);
  const { batches, elapsedMs } = await runBatches(client, scene, flowId, MEASURE_MS);
  const items = batches * ITEMS;
  return {
    coldRate: (ITEMS / coldMs) * 1_000,
    warmRate: (items / elapsedMs) * 1_000,
    warmCpuUs: ((cpuTimeMs(worker.pid) - cpuBeforeMs) / items) * 1_000,
  };
}

async function storeFlow(client: Client, { component }: Scene): Promise<string> {
  const { flowId } = await client.storeFlow({
    name: "bench",
    steps: [{ id: "only", component: `/bench${component}`, input: { $input: "$" } }],
    output: { $step: "only" },
  });
  if (flowId === undefined) throw new Error("The runtime refused the flow.");
  return flowId;
}

async function runBatches(
  client: Client,
  scene: Scene,
  flowId: string,
  forMs: number,
): Promise<{ readonly batches: number; readonly elapsedMs: number }> {
  let elapsedMs = 0;
  let batches = 0;
  while (elapsedMs < forMs && batches < MAX_BATCHES) {
    elapsedMs += await runBatch(client, scene, flowId);
    batches++;
  }
  return { batches, elapsedMs };
}

const INPUTS = Array.from({ length: ITEMS }, () => INPUT);

/** Runs all items once and returns how long the runtime took for them. */
async function runBatch(client: Client, { version }: Scene, flowId: string): Promise<number> {
  const startedAt = performance.now();
  // 0.9 waits anyway; asked to wait, the client would also fetch the items within the measured time.
  const options = { wait: version !== "0.9.0", maxConcurrency: MAX_CONCURRENCY, timeoutMs: BATCH_LIMIT_MS };
  const { status } = await client.submit(flowId, INPUTS, options);
  const elapsedMs = performance.now() - startedAt;
  if (status !== "completed") throw new Error(`A run of ${ITEMS} items is ${status}.`);
  return elapsedMs;
}
