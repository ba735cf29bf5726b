import { BARS } from "../bars.ts";
import { interleave } from "../rounds.ts";
import { type Quantity, toRow } from "../row.ts";
import type { Section } from "../section.ts";
import { findStepflowPy } from "../stepflow-py.ts";
import { RAW, RAW_AGAIN, SERVE, SERVE_APP, TWINS } from "../variants.ts";
import { startWorker, type Variant } from "../worker-process.ts";

interface Start {
  readonly startMs: number;
  readonly startCpuMs: number;
}

const TIME: Quantity<Start> = { name: "time", unit: "ms", read: ({ startMs }) => startMs };
const CPU: Quantity<Start> = { name: "worker CPU", unit: "ms", read: ({ startCpuMs }) => startCpuMs };

/** A start is short, so several fit into each round. */
const STARTS_PER_ROUND = 3;

/** Measures the time from `spawn` to the port line. */
export const START_SECTION: Section = {
  name: "start",
  title: "Start, spawn to port line",
  async run({ rounds, cores, progress }) {
    progress("looking for stepflow-py");
    const py = await findStepflowPy();
    const python = "missing" in py ? [] : [py];
    const variants = [RAW, SERVE, SERVE_APP, ...python, RAW_AGAIN];
    const start = async (variant: Variant): Promise<Start> => {
      const worker = await startWorker(variant, cores.workerPrefix);
      await worker.stop();
      return worker;
    };
    // One start that is not measured brings all files into memory.
    for (const variant of variants) await start(variant);
    const samples = await interleave(variants, rounds * STARTS_PER_ROUND, (variant, round) => {
      progress(`start ${round + 1} of ${rounds * STARTS_PER_ROUND}`);
      return start(variant);
    });
    const compared = [
      { subject: SERVE, yardstick: RAW, bar: BARS.start },
      { subject: SERVE_APP, yardstick: RAW },
      ...python.map((yardstick) => ({ subject: SERVE, yardstick })),
    ];
    const rows = compared.flatMap(({ subject, yardstick, ...rest }) => {
      const names = { subject: subject.name, yardstick: yardstick.name };
      return [
        toRow(samples, TWINS, { ...names, ...rest, quantity: TIME }),
        toRow(samples, TWINS, { ...names, quantity: CPU }),
      ];
    });
    return { rows, notes: "missing" in py ? [py.missing] : [] };
  },
};
