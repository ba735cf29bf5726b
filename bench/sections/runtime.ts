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

interface Scenario {
  readonly version: string;
  readonly component: "/echo" | "/round-trip";
  readonly title: string;
}

const SCENARIOS: readonly Scenario[] = [
  { version: "0.9.0", component: "/echo", title: "0.9.0 echo" },
  { version: "0.9.0", component: "/round-trip", title: "0.9.0 SSE" },
  { version: "0.11.1", component: "/echo", title: "0.11.1 echo" },
];
const VARIANTS: readonly Variant[] = [RAW, SERVE, RAW_AGAIN];
const ITEMS = 2_000;
const MAX_CONCURRENCY = 32;
const WARM_UP_MS = 2_000;
const MEASURE_MS = 1_500;
/** Limits the number of batches. */
const MAX_BATCHES = 200;
/** A lost callback leaves a run open without end. */
const BATCH_LIMIT_MS = 60_000;
const FAILED: Throughput = { coldRate: Number.NaN, warmRate: Number.NaN, warmCpuUs: Number.NaN };

const COLD: Quantity<Throughput> = { name: "first 2,000 items", unit: "1/s", read: ({ coldRate }) => coldRate };
const WARM: Quantity<Throughput> = { name: "items, warm", unit: "1/s", read: ({ warmRate }) => warmRate };
const CPU: Quantity<Throughput> = { name: "worker CPU each, warm", unit: "µs", read: ({ warmCpuUs }) => warmCpuUs };

/** Measures items per second under real runtimes. Worker and runtime are fresh in each round. */
export const RUNTIME_SECTION: Section = {
  name: "runtime",
  title: "Under real runtimes, maxConcurrency 32",
  async run(context) {
    const notes: string[] = [];
    const rows: Row[] = [];
    for (const scenario of SCENARIOS) rows.push(...(await runScenario(scenario, context, notes)));
    return { rows, notes };
  },
};

async function runScenario(scenario: Scenario, context: SectionContext, notes: string[]): Promise<Row[]> {
  const { rounds, cores, progress } = context;
  const samples = await interleave(VARIANTS, rounds, async (variant, round) => {
    progress(`round ${round + 1} of ${rounds}: ${scenario.title}, ${variant.name}`);
    const worker = await startWorker(variant, cores.workerPrefix);
    try {
      await using runtime = await startOrchestrator({
        version: scenario.version,
        workers: { bench: { url: `http://127.0.0.1:${worker.port}/` } },
        stopTimeoutMs: 1_000,
      });
      return await measure(runtime.client, scenario, worker);
    } catch (error) {
      notes.push(`${scenario.title}, ${variant.name}, round ${round + 1} failed: ${(error as Error).message}`);
      return FAILED;
    } finally {
      await worker.stop();
    }
  });
  const names = { subject: SERVE.name, yardstick: RAW.name };
  return [
    toRow(samples, TWINS, { ...names, quantity: titled(COLD, scenario), bar: BARS.runtimeCold }),
    toRow(samples, TWINS, { ...names, quantity: titled(WARM, scenario), bar: BARS.runtimeWarm }),
    toRow(samples, TWINS, { ...names, quantity: titled(CPU, scenario) }),
  ];
}

function titled(quantity: Quantity<Throughput>, { title }: Scenario): Quantity<Throughput> {
  return { ...quantity, name: `${title}: ${quantity.name}` };
}

async function measure(client: Client, scenario: Scenario, worker: WorkerProcess): Promise<Throughput> {
  const flowId = await storeFlow(client, scenario);
  const coldMs = await runBatch(client, scenario, flowId);
  await runBatches(client, scenario, flowId, WARM_UP_MS);
  const cpuBeforeMs = cpuTimeMs(worker.pid);
  const { batches, elapsedMs } = await runBatches(client, scenario, flowId, MEASURE_MS);
  const items = batches * ITEMS;
  return {
    coldRate: (ITEMS / coldMs) * 1_000,
    warmRate: (items / elapsedMs) * 1_000,
    warmCpuUs: ((cpuTimeMs(worker.pid) - cpuBeforeMs) / items) * 1_000,
  };
}

async function storeFlow(client: Client, { component }: Scenario): Promise<string> {
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
  scenario: Scenario,
  flowId: string,
  forMs: number,
): Promise<{ readonly batches: number; readonly elapsedMs: number }> {
  let elapsedMs = 0;
  let batches = 0;
  while (elapsedMs < forMs && batches < MAX_BATCHES) {
    elapsedMs += await runBatch(client, scenario, flowId);
    batches++;
  }
  return { batches, elapsedMs };
}

const INPUTS = Array.from({ length: ITEMS }, () => INPUT);

/** Runs all items once and returns how long the runtime took for them. */
async function runBatch(client: Client, { version }: Scenario, flowId: string): Promise<number> {
  const startedAt = performance.now();
  // 0.9 always waits. With `wait` the client would also fetch the items within the measured time.
  const options = { wait: version !== "0.9.0", maxConcurrency: MAX_CONCURRENCY, timeoutMs: BATCH_LIMIT_MS };
  const { status } = await client.submit(flowId, INPUTS, options);
  const elapsedMs = performance.now() - startedAt;
  if (status !== "completed") throw new Error(`A run of ${ITEMS} items is ${status}.`);
  return elapsedMs;
}
