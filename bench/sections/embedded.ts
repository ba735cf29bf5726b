import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { BARS } from "../bars.ts";
import { interleave } from "../rounds.ts";
import { type Quantity, type Twins, toRow } from "../row.ts";
import type { Section } from "../section.ts";

/** Output of `workers/embedded.js`. */
interface Batch {
  readonly itemUs: number;
  readonly itemCpuUs: number;
  readonly heapBytes: number;
  readonly peakBytes: number;
}

interface Size {
  readonly name: string;
  readonly count: number;
}

const PROGRAM = fileURLToPath(new URL("../workers/embedded.js", import.meta.url));
const LIMIT_MS = 300_000;
const MEGABYTE = 1024 * 1024;

const SMALL: Size = { name: "1,000 items", count: 1_000 };
const SMALL_AGAIN: Size = { name: "1,000 items again", count: 1_000 };
const LARGER: readonly Size[] = [
  { name: "10,000 items", count: 10_000 },
  { name: "100,000 items", count: 100_000 },
];
const TWINS: Twins = { first: SMALL.name, second: SMALL_AGAIN.name };

const TIME: Quantity<Batch> = { name: "time per item", unit: "µs", read: ({ itemUs }) => itemUs };
const CPU: Quantity<Batch> = { name: "CPU per item", unit: "µs", read: ({ itemCpuUs }) => itemCpuUs };
const HEAP: Quantity<Batch> = { name: "heap afterwards", unit: "MB", read: ({ heapBytes }) => heapBytes / MEGABYTE };
const PEAK: Quantity<Batch> = { name: "highest RSS", unit: "MB", read: ({ peakBytes }) => peakBytes / MEGABYTE };

/** Compares large and small runs of the embedded runtime: neither the cost of an item nor the memory may grow. */
export const EMBEDDED_SECTION: Section = {
  name: "embedded",
  title: "Embedded runtime, two steps per item, maxConcurrency 32",
  async run({ rounds, cores, progress }) {
    const samples = await interleave([SMALL, ...LARGER, SMALL_AGAIN], rounds, (size, round) => {
      progress(`round ${round + 1} of ${rounds}: ${size.name}`);
      return runBatch(size, cores.workerPrefix);
    });
    const rows = LARGER.flatMap(({ name, count }) => {
      const names = { subject: name, yardstick: SMALL.name };
      const growth = count / SMALL.count;
      return [
        toRow(samples, TWINS, { ...names, quantity: TIME, growth }),
        toRow(samples, TWINS, { ...names, quantity: CPU, bar: BARS.embeddedItem, growth }),
        toRow(samples, TWINS, { ...names, quantity: HEAP, bar: BARS.embeddedMemory }),
        toRow(samples, TWINS, { ...names, quantity: PEAK, bar: BARS.embeddedMemory }),
      ];
    });
    return { rows, notes: ["Results go to onItem; the runtime keeps no items and steps."] };
  },
};

/** Runs a batch in a fresh process, because a used one is warmer and has more memory. */
async function runBatch({ name, count }: Size, prefix: readonly string[]): Promise<Batch> {
  const [program = "", ...args] = [...prefix, process.execPath, "--expose-gc", PROGRAM, String(count)];
  try {
    const { stdout } = await promisify(execFile)(program, args, { timeout: LIMIT_MS });
    return JSON.parse(stdout) as Batch;
  } catch (error) {
    throw new Error(`${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
