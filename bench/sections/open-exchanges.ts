import type { Cores } from "../cores.ts";
import type { PressureOrder } from "../load/messages.ts";
import { LoadProcess } from "../load-process.ts";
import { SERVE } from "../variants.ts";
import { initialize, startWorker } from "../worker-process.ts";

/** CPU time of the worker in microseconds for each answer. */
export interface OpenCost {
  readonly json: number;
  readonly exchange: number;
}

const WARM_UP_MS = 1_500;
const MEASURE_MS = 1_000;
const CONNECTIONS = 8;

/** Measures a worker while `open` other exchanges wait for callbacks. */
export async function measureBesideOpen(open: number, cores: Cores): Promise<OpenCost> {
  await using holder = new LoadProcess();
  await using load = new LoadProcess();
  const worker = await startWorker(SERVE, cores.workerPrefix);
  try {
    await initialize(worker.port, "v0");
    const order = (kind: PressureOrder["kind"], measureMs: number): PressureOrder => ({
      kind,
      port: worker.port,
      workerPid: worker.pid,
      connections: CONNECTIONS,
      leadMs: 200,
      measureMs,
    });
    for (const kind of ["json", "exchange"] as const) await load.run(order(kind, WARM_UP_MS));
    await holder.run({ kind: "hold", port: worker.port, count: open });
    const costOf = async (kind: PressureOrder["kind"]): Promise<number> => {
      const { workerCpuMs, done } = await load.run(order(kind, MEASURE_MS));
      return (workerCpuMs / done) * 1_000;
    };
    return { json: await costOf("json"), exchange: await costOf("exchange") };
  } finally {
    await worker.stop();
  }
}
