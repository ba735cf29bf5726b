import { setTimeout as delay } from "node:timers/promises";
import type { LoadReport, PressureOrder } from "../load/messages.ts";
import { LoadProcess } from "../load-process.ts";
import { interleave, type Samples } from "../rounds.ts";
import type { Quantity } from "../row.ts";
import type { SectionContext } from "../section.ts";
import { spreadOf } from "../statistics.ts";
import { initialize, startWorker, type Variant, type WorkerProcess } from "../worker-process.ts";

/** Time for the JIT to optimize everything; with a second less, the rate is half. */
const WARM_UP_MS = 2_500;
const LEAD_MS = 200;
const MEASURE_MS = 1_500;
/** Pause between two measurements, in which sockets close. */
const PAUSE_MS = 100;
const CONNECTIONS = 32;

export const RATE: Quantity<LoadReport> = {
  name: "rate",
  unit: "1/s",
  read: ({ done, elapsedMs }) => (done / elapsedMs) * 1_000,
};

export const WORKER_CPU: Quantity<LoadReport> = {
  name: "worker CPU each",
  unit: "µs",
  read: ({ done, workerCpuMs }) => (workerCpuMs / done) * 1_000,
};

/** Puts all variants under the same load, one after the other in every round. All of them run the whole time. */
export async function underPressure(
  kind: PressureOrder["kind"],
  variants: readonly Variant[],
  { rounds, cores, progress }: SectionContext,
): Promise<Samples<LoadReport>> {
  await using load = new LoadProcess();
  const workers = new Map<Variant, WorkerProcess>();
  try {
    for (const variant of variants) {
      progress(`warming up ${variant.name}`);
      const worker = await startWorker(variant, cores.workerPrefix);
      workers.set(variant, worker);
      // Exchanges use blobs on the stream, which only dialect v0 has; stepflow-py supports only v1.
      await initialize(worker.port, kind === "exchange" ? "v0" : "v1");
      await load.run(toOrder(kind, worker, 0, WARM_UP_MS));
    }
    return await interleave(variants, rounds, async (variant, round) => {
      progress(`round ${round + 1} of ${rounds}: ${variant.name}`);
      await delay(PAUSE_MS);
      const worker = workers.get(variant);
      if (worker === undefined) throw new Error(`${variant.name} is not running.`);
      return load.run(toOrder(kind, worker, LEAD_MS, MEASURE_MS));
    });
  } finally {
    for (const worker of workers.values()) await worker.stop();
  }
}

function toOrder(kind: PressureOrder["kind"], worker: WorkerProcess, leadMs: number, measureMs: number): PressureOrder {
  return { kind, port: worker.port, workerPid: worker.pid, connections: CONNECTIONS, leadMs, measureMs };
}

/** Shows how busy both sides were, so that a rate limited by the client is noticed. */
export function busyNote(samples: Samples<LoadReport>): string {
  const share = (name: string, read: (report: LoadReport) => number): string => {
    const { median } = spreadOf((samples.get(name) ?? []).map((report) => read(report) / report.elapsedMs));
    return `${Math.round(median * 100)} %`;
  };
  const parts = [...samples.keys()].map(
    (name) => `${name} ${share(name, (r) => r.workerCpuMs)} / ${share(name, (r) => r.loadCpuMs)}`,
  );
  return `Core used by worker / by load generator: ${parts.join(", ")}.`;
}
