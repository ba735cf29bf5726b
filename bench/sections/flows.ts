import { type Client, createClient } from "@stepflow/client";
import { startOrchestrator } from "@stepflow/orchestrator";
import { BARS } from "../bars.ts";
import { cpuTimeMs } from "../cpu-time.ts";
import { interleave } from "../rounds.ts";
import { type Quantity, type Row, type Twins, toRow } from "../row.ts";
import type { Section, SectionContext } from "../section.ts";
import { SERVE } from "../variants.ts";
import { nodeWorker, startWorker, type Variant, type WorkerProcess } from "../worker-process.ts";

interface Cost {
  /** CPU time of the runtime and its worker for each item. */
  readonly cpuUs: number;
  readonly rate: number;
}

interface Scenario {
  readonly title: string;
  readonly flow: object;
  readonly inputs: readonly unknown[];
  /** Number of items or sub-runs that the cost is divided by. */
  readonly items: number;
  readonly batches: number;
}

/** A runtime and the processes whose CPU time counts. */
interface Setup {
  readonly name: string;
  readonly start: (scene: Scene) => Promise<void>;
}

/** Collects what a setup has started, in the order of the starts. */
interface Scene {
  readonly cores: SectionContext["cores"];
  readonly pids: number[];
  client: Client | undefined;
  readonly closers: (() => Promise<void>)[];
}

const VERSION = "0.11.1";
const MAX_CONCURRENCY = 32;
const RUN_LIMIT_MS = 60_000;
const FAILED: Cost = { cpuUs: Number.NaN, rate: Number.NaN };

const EMBEDDED: Setup = { name: "embedded, worker by URL", start: startEmbedded };
const IN_PROCESS: Setup = { name: "embedded, worker in process", start: startInProcess };
const REAL: Setup = { name: VERSION, start: startReal };
const REAL_AGAIN: Setup = { name: `${VERSION} again`, start: startReal };
const TWINS: Twins = { first: REAL.name, second: REAL_AGAIN.name };

const TWO_STEPS = {
  steps: [
    { id: "first", component: "/bench/add", input: { n: { $input: "$.n" } } },
    { id: "second", component: "/bench/add", input: { n: { $step: "first", path: "n" } } },
  ],
  output: { $step: "second", path: "n" },
};
const FAN_OUT = {
  steps: [{ id: "fan", component: "/bench/fan-out", input: { $input: "$" } }],
  output: { $step: "fan", path: "correct" },
};
const ADD_ONCE = {
  steps: [{ id: "add", component: "/bench/add", input: { $input: "$" } }],
  output: { $step: "add" },
};
const LARGE = {
  steps: [
    { id: "first", component: "/bench/write", input: { $input: "$" } },
    { id: "second", component: "/bench/read", input: { $step: "first" } },
  ],
  output: { $step: "second", path: "length" },
};
const SUB_RUNS = 500;
/** Below the size from which runtimes send values as references to blobs. */
const LARGE_BYTES = 1_000_000;

const SCENARIOS: readonly Scenario[] = [
  {
    title: "2 steps, 2,000 items",
    flow: TWO_STEPS,
    inputs: Array.from({ length: 2_000 }, (_, n) => ({ n })),
    items: 2_000,
    batches: 2,
  },
  {
    title: "500 sub-runs",
    flow: FAN_OUT,
    inputs: [{ flow: ADD_ONCE, count: SUB_RUNS }],
    items: SUB_RUNS,
    batches: 3,
  },
  {
    title: "2 steps with 1 MB",
    flow: LARGE,
    inputs: Array.from({ length: 20 }, (_, n) => ({ n, length: LARGE_BYTES })),
    items: 20,
    batches: 3,
  },
];

/** Compares the embedded runtime as a server with a real one: the same flows, client and worker. */
export const FLOWS_SECTION: Section = {
  name: "flows",
  title: `The embedded runtime and ${VERSION}, maxConcurrency ${MAX_CONCURRENCY}`,
  async run(context) {
    const notes: string[] = [];
    const rows: Row[] = [];
    for (const scenario of SCENARIOS) rows.push(...(await runScenario(scenario, context, notes)));
    return { rows, notes };
  },
};

async function runScenario(scenario: Scenario, context: SectionContext, notes: string[]): Promise<Row[]> {
  const { rounds, cores, progress } = context;
  const setups = [REAL, EMBEDDED, IN_PROCESS, REAL_AGAIN];
  const samples = await interleave(setups, rounds, async (setup, round): Promise<Cost> => {
    progress(`round ${round + 1} of ${rounds}: ${scenario.title}, ${setup.name}`);
    const scene: Scene = { cores, pids: [], client: undefined, closers: [] };
    try {
      await setup.start(scene);
      return await measure(scene, scenario);
    } catch (error) {
      notes.push(`${scenario.title}, ${setup.name}, round ${round + 1} failed: ${(error as Error).message}`);
      return FAILED;
    } finally {
      for (const close of scene.closers.reverse()) await close();
    }
  });
  const cpu: Quantity<Cost> = { name: `${scenario.title}: CPU each`, unit: "µs", read: ({ cpuUs }) => cpuUs };
  const rate: Quantity<Cost> = { name: `${scenario.title}: rate`, unit: "1/s", read: (cost) => cost.rate };
  return [EMBEDDED, IN_PROCESS].flatMap(({ name: subject }) => [
    toRow(samples, TWINS, { subject, yardstick: REAL.name, quantity: cpu, bar: BARS.embeddedOverReal }),
    toRow(samples, TWINS, { subject, yardstick: REAL.name, quantity: rate }),
  ]);
}

async function startReal(scene: Scene): Promise<void> {
  const { port } = await startProcess(scene, SERVE);
  const runtime = await startOrchestrator({
    version: VERSION,
    workers: { bench: { url: `http://127.0.0.1:${port}/` } },
    stopTimeoutMs: 1_000,
  });
  scene.closers.push(async () => runtime[Symbol.asyncDispose]());
  scene.pids.push(runtime.pid);
  scene.client = runtime.client;
}

async function startEmbedded(scene: Scene): Promise<void> {
  const { port } = await startProcess(scene, SERVE);
  await startServer(scene, [`http://127.0.0.1:${port}/`]);
}

async function startInProcess(scene: Scene): Promise<void> {
  await startServer(scene, []);
}

async function startServer(scene: Scene, args: readonly string[]): Promise<void> {
  const server = nodeWorker("the embedded runtime", "embedded-server.js");
  const { port } = await startProcess(scene, { ...server, command: [...server.command, ...args] });
  scene.client = createClient({ url: `http://127.0.0.1:${port}` });
}

async function startProcess({ cores, pids, closers }: Scene, variant: Variant): Promise<WorkerProcess> {
  const started = await startWorker(variant, cores.workerPrefix);
  closers.push(() => started.stop());
  pids.push(started.pid);
  return started;
}

/** Runs the items twice before the measurement, so that everything is compiled. */
async function measure({ client, pids }: Scene, { flow, inputs, items, batches }: Scenario): Promise<Cost> {
  if (client === undefined) throw new Error("No runtime has started.");
  const { flowId } = await client.storeFlow({ name: "bench", ...flow });
  if (flowId === undefined) throw new Error("The runtime refused the flow.");
  const run = async (): Promise<void> => {
    const options = { wait: true, maxConcurrency: MAX_CONCURRENCY, timeoutMs: RUN_LIMIT_MS };
    const { status } = await client.submit(flowId, inputs, options);
    if (status !== "completed") throw new Error(`A run of ${inputs.length} items is ${status}.`);
  };
  const usedMs = (): number => pids.reduce((sum, pid) => sum + cpuTimeMs(pid), 0);
  for (let batch = 0; batch < 2; batch++) await run();
  const cpuBeforeMs = usedMs();
  const startedAt = performance.now();
  for (let batch = 0; batch < batches; batch++) await run();
  const total = batches * items;
  return {
    cpuUs: ((usedMs() - cpuBeforeMs) / total) * 1_000,
    rate: (total / (performance.now() - startedAt)) * 1_000,
  };
}
