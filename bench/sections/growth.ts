import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Cores } from "../cores.ts";
import { interleave } from "../rounds.ts";
import { type Quantity, type Row, toRow } from "../row.ts";
import type { Section, SectionContext } from "../section.ts";
import type { Bar } from "../verdict.ts";
import { measureBesideOpen, type OpenCost } from "./open-exchanges.ts";

/** CPU time in microseconds for each unit of work, by quantity. */
type Cost = Readonly<Record<string, number>>;

/** A kind of work that is measured at several sizes. */
interface Kind {
  readonly name: string;
  /** Ascending. Each size is compared with the one before it. */
  readonly sizes: readonly number[];
  readonly quantities: Readonly<Record<string, string>>;
  readonly measure: (size: number, smallest: number, cores: Cores) => Promise<Cost>;
}

interface Size {
  readonly name: string;
  readonly size: number;
}

const PROGRAM = fileURLToPath(new URL("../workers/growth.js", import.meta.url));
const LIMIT_MS = 300_000;
/** Growth is visible in few rounds, and the largest sizes take long. */
const MAX_ROUNDS = 3;
/** Work whose cost grows with this power of the size or less is called linear: caches and the garbage collector are not free. */
const MAX_EXPONENT = 1.1;

const KINDS: readonly Kind[] = [
  {
    name: "components in a worker",
    sizes: [10, 1_000, 10_000],
    quantities: {
      start: "start, each component",
      discovery: "discovery, each component",
      lookup: "each execution",
    },
    measure: inProgram("components"),
  },
  {
    name: "bytes of input",
    sizes: [1_000, 1_000_000, 50_000_000],
    quantities: { each: "execution, each kB" },
    measure: inProgram("input"),
  },
  {
    name: "steps of a flow",
    sizes: [10, 1_000, 10_000],
    quantities: { reading: "start, each step", running: "run, each step" },
    measure: inProgram("steps"),
  },
  {
    name: "items of a map",
    sizes: [100, 10_000, 100_000],
    quantities: { running: "run, each item" },
    measure: inProgram("map"),
  },
  {
    name: "items in the history of a run",
    sizes: [100, 10_000, 50_000],
    quantities: { running: "run, each item", reading: "reading, each item" },
    measure: inProgram("run"),
  },
  {
    name: "runs in the history",
    sizes: [10, 1_000, 10_000],
    quantities: { running: "each further run" },
    measure: inProgram("history"),
  },
  {
    name: "open exchanges",
    sizes: [1, 100, 10_000],
    quantities: { json: "each JSON execution", exchange: "each exchange" } satisfies Record<keyof OpenCost, string>,
    measure: async (size, _smallest, cores) => ({ ...(await measureBesideOpen(size, cores)) }),
  },
];

/** Compares the cost of one unit of work at several sizes. It must not grow with the size. */
export const GROWTH_SECTION: Section = {
  name: "growth",
  title: "Growth with the size: CPU time for each unit",
  async run(context) {
    const rows: Row[] = [];
    for (const kind of KINDS) rows.push(...(await runKind(kind, context)));
    return { rows, notes: [`n^1 is linear. The promise is at most n^${MAX_EXPONENT}.`] };
  },
};

async function runKind(kind: Kind, { rounds, cores, progress }: SectionContext): Promise<Row[]> {
  const [smallest = 1] = kind.sizes;
  const toName = (size: number): string => `${kind.name}: ${size.toLocaleString("en")}`;
  const sizes = kind.sizes.map((size): Size => ({ name: toName(size), size }));
  const again = { name: `${toName(smallest)} again`, size: smallest };
  const samples = await interleave([...sizes, again], Math.min(rounds, MAX_ROUNDS), ({ name, size }, round) => {
    progress(`round ${round + 1}: ${name}`);
    return kind.measure(size, smallest, cores);
  });
  const twins = { first: toName(smallest), second: again.name };
  // Beside the next smaller size, because what the smallest one costs at all would hide how the larger ones grow.
  return sizes.slice(1).flatMap(({ name: subject, size }, index) => {
    const { name: yardstick, size: smaller } = sizes[index] ?? again;
    const growth = size / smaller;
    const bar: Bar = { better: "lower", must: Number((growth ** (MAX_EXPONENT - 1)).toPrecision(3)) };
    return Object.entries(kind.quantities).map(([key, name]) => {
      const quantity: Quantity<Cost> = { name, unit: "µs", read: (cost) => cost[key] ?? Number.NaN };
      return toRow(samples, twins, { subject, yardstick, quantity, bar, growth });
    });
  });
}

/** Measures by `workers/growth.js`, in a fresh process. */
function inProgram(kind: string): Kind["measure"] {
  return async (size, smallest, { workerPrefix }) => {
    const [program = "", ...args] = [...workerPrefix, process.execPath, PROGRAM, kind, `${size}`, `${smallest}`];
    try {
      const { stdout } = await promisify(execFile)(program, args, { timeout: LIMIT_MS });
      return JSON.parse(stdout) as Cost;
    } catch (error) {
      throw new Error(`${kind} of ${size} failed: ${(error as Error).message}`, { cause: error });
    }
  };
}
