import type { Client } from "@stepflow/client";
import { startOrchestrator } from "@stepflow/orchestrator";
import { findFreePort } from "../../packages/orchestrator/src/process/free-port.ts";
import { BARS } from "../bars.ts";
import { cpuTimeMs } from "../cpu-time.ts";
import { INPUT } from "../load/request.ts";
import { startPulling } from "../pulling-worker.ts";
import { column, interleave } from "../rounds.ts";
import { type Quantity, type Twins, toRow } from "../row.ts";
import type { Section, SectionContext } from "../section.ts";
import { spreadOf } from "../statistics.ts";
import { findPullingStepflowPy } from "../stepflow-py.ts";
import { PULL, RAW_PULL, RAW_PULL_AGAIN } from "../variants.ts";
import type { Variant } from "../worker-process.ts";

interface Speed {
  readonly rate: number;
  readonly cpuUs: number;
  readonly stepMs: number;
}

const VERSION = "0.13.0";
const QUEUE = "bench";
/** Number of components that run at once in the worker, and of steps that a run keeps in flight. */
const SLOTS = 32;
const ITEMS = 2_000;
const WARM_UP_BATCHES = 2;
const BATCHES = 3;
const CHAIN_STEPS = 20;
const WARM_UP_CHAINS = 10;
const CHAINS = 10;
/** A lost task leaves a run open until its timeout. */
const RUN_LIMIT_MS = 60_000;
/** Promised limit of one step of a chain. */
const PROMISED_STEP_MS = 2;
const TWINS: Twins = { first: RAW_PULL.name, second: RAW_PULL_AGAIN.name };
const FAILED: Speed = { rate: Number.NaN, cpuUs: Number.NaN, stepMs: Number.NaN };

const RATE: Quantity<Speed> = { name: "items, warm", unit: "1/s", read: ({ rate }) => rate };
const CPU: Quantity<Speed> = { name: "worker CPU each, warm", unit: "µs", read: ({ cpuUs }) => cpuUs };
const CHAIN: Quantity<Speed> = { name: "each step of a 20-step chain", unit: "ms", read: ({ stepMs }) => stepMs };

/** Measures workers that pull from a real runtime. Worker and runtime are fresh in each round. */
export const PULL_SECTION: Section = {
  name: "pull",
  title: `Pulling from ${VERSION} over gRPC, ${SLOTS} slots`,
  async run(context) {
    context.progress("looking for stepflow-py");
    const py = await findPullingStepflowPy();
    const python = "missing" in py ? [] : [py];
    const notes = "missing" in py ? [py.missing] : [];
    const variants = [RAW_PULL, PULL, ...python, RAW_PULL_AGAIN];
    const samples = await interleave(variants, context.rounds, (variant, round) =>
      measureFresh(variant, round, context, notes),
    );
    const compared = [
      { yardstick: RAW_PULL, rate: undefined, cpu: BARS.pullCpu, chain: undefined },
      ...python.map((yardstick) => ({
        yardstick,
        rate: BARS.pullRateOverPython,
        cpu: undefined,
        chain: BARS.pullChainOverPython,
      })),
    ];
    const rows = compared.flatMap(({ yardstick, rate, cpu, chain }) => {
      const names = { subject: PULL.name, yardstick: yardstick.name };
      return [
        toRow(samples, TWINS, { ...names, quantity: CPU, bar: cpu }),
        toRow(samples, TWINS, { ...names, quantity: RATE, bar: rate }),
        toRow(samples, TWINS, { ...names, quantity: CHAIN, bar: chain }),
      ];
    });
    const { median } = spreadOf(column(samples, PULL.name, CHAIN.read));
    const step = `A step of a chain takes ${median.toFixed(2)} ms; the promise is at most ${PROMISED_STEP_MS} ms.`;
    return { rows, notes: [step, ...notes] };
  },
};

async function measureFresh(
  variant: Variant,
  round: number,
  { rounds, cores, progress }: SectionContext,
  notes: string[],
): Promise<Speed> {
  progress(`round ${round + 1} of ${rounds}: pulling, ${variant.name}`);
  const port = await findFreePort();
  // The worker starts first, because a runtime without one waits for 5 s when it starts.
  const worker = startPulling(variant, cores.workerPrefix, { port, queue: QUEUE, slots: SLOTS });
  try {
    await using runtime = await startOrchestrator({
      version: VERSION,
      port,
      workers: { bench: { queue: QUEUE } },
      stopTimeoutMs: 1_000,
    });
    return await measure(runtime.client, worker.pid);
  } catch (error) {
    notes.push(`${variant.name}, round ${round + 1} failed: ${(error as Error).message}`);
    return FAILED;
  } finally {
    await worker.stop();
  }
}

async function measure(client: Client, pid: number): Promise<Speed> {
  const single = await storeChain(client, 1);
  const inputs = Array.from({ length: ITEMS }, () => INPUT);
  await repeat(WARM_UP_BATCHES, () => run(client, single, inputs));
  const cpuBeforeMs = cpuTimeMs(pid);
  const elapsedMs = await repeat(BATCHES, () => run(client, single, inputs));
  const cpuMs = cpuTimeMs(pid) - cpuBeforeMs;
  const items = BATCHES * ITEMS;
  const chain = await storeChain(client, CHAIN_STEPS);
  await repeat(WARM_UP_CHAINS, () => run(client, chain, [INPUT]));
  const chainsMs = await repeat(CHAINS, () => run(client, chain, [INPUT]));
  return {
    rate: (items / elapsedMs) * 1_000,
    cpuUs: (cpuMs / items) * 1_000,
    stepMs: chainsMs / (CHAINS * CHAIN_STEPS),
  };
}

/** Stores a flow in which each step takes the output of the previous one. */
async function storeChain(client: Client, length: number): Promise<string> {
  const steps = Array.from({ length }, (_, index) => ({
    id: `s${index}`,
    component: "/bench/echo",
    input: index === 0 ? { $input: "$" } : { $step: `s${index - 1}` },
  }));
  const { flowId } = await client.storeFlow({ name: `chain of ${length}`, steps, output: { $step: `s${length - 1}` } });
  if (flowId === undefined) throw new Error("The runtime refused the flow.");
  return flowId;
}

async function run(client: Client, flowId: string, inputs: readonly unknown[]): Promise<void> {
  const options = { wait: true, maxConcurrency: SLOTS, timeoutMs: RUN_LIMIT_MS };
  const { status } = await client.submit(flowId, inputs, options);
  if (status !== "completed") throw new Error(`A run of ${inputs.length} items is ${status}.`);
}

async function repeat(times: number, work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  for (let time = 0; time < times; time++) await work();
  return performance.now() - startedAt;
}
