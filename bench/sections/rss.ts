import { setTimeout as delay } from "node:timers/promises";
import { BARS } from "../bars.ts";
import { residentBytes } from "../cpu-time.ts";
import { LoadProcess } from "../load-process.ts";
import { interleave } from "../rounds.ts";
import { type Quantity, toRow } from "../row.ts";
import type { Section } from "../section.ts";
import { RAW, RAW_AGAIN, SERVE, SERVE_APP, TWINS } from "../variants.ts";
import { initialize, startWorker, type Variant } from "../worker-process.ts";

interface Memory {
  readonly idleBytes: number;
  readonly heldBytes: number;
}

const VARIANTS: readonly Variant[] = [RAW, SERVE, SERVE_APP, RAW_AGAIN];
const HELD = 2_000;
/** Time for the garbage of the start to be collected. */
const SETTLE_MS = 500;
const MEGABYTE = 1024 * 1024;

const IDLE: Quantity<Memory> = { name: "idle", unit: "MB", read: ({ idleBytes }) => idleBytes / MEGABYTE };
const OPEN: Quantity<Memory> = {
  name: "per 1,000 open exchanges",
  unit: "MB",
  read: ({ heldBytes }) => heldBytes / MEGABYTE / (HELD / 1_000),
};

/** Measures the resident memory after the start, and what is added by exchanges that wait for a callback. */
export const RSS_SECTION: Section = {
  name: "rss",
  title: "Memory (RSS)",
  async run({ rounds, cores, progress }) {
    await using load = new LoadProcess();
    const samples = await interleave(VARIANTS, rounds, async (variant, round): Promise<Memory> => {
      progress(`round ${round + 1} of ${rounds}: ${variant.name}`);
      const worker = await startWorker(variant, cores.workerPrefix);
      try {
        await delay(SETTLE_MS);
        const idleBytes = residentBytes(worker.pid);
        await initialize(worker.port, "v0");
        await load.run({ kind: "hold", port: worker.port, count: HELD });
        await delay(SETTLE_MS);
        return { idleBytes, heldBytes: residentBytes(worker.pid) - idleBytes };
      } finally {
        await load.run({ kind: "release" });
        await worker.stop();
      }
    });
    const rows = [SERVE, SERVE_APP].flatMap((subject) => {
      const names = { subject: subject.name, yardstick: RAW.name };
      const bars = subject === SERVE ? { idle: BARS.idleMemory, open: BARS.exchangeMemory } : {};
      return [
        toRow(samples, TWINS, { ...names, quantity: IDLE, bar: bars.idle }),
        toRow(samples, TWINS, { ...names, quantity: OPEN, bar: bars.open }),
      ];
    });
    return { rows, notes: [`${HELD.toLocaleString("en")} exchanges were open, each waiting for a callback.`] };
  },
};
