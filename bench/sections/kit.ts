import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { BARS } from "../bars.ts";
import { column, interleave } from "../rounds.ts";
import { type Quantity, type Twins, toRow } from "../row.ts";
import type { Section } from "../section.ts";
import { spreadOf } from "../statistics.ts";

/** Output of `workers/kit.js`. */
interface Tests {
  readonly firstMs: number;
  readonly testMs: number;
  readonly testCpuMs: number;
}

interface Setup {
  readonly name: string;
  readonly open: "testRuntime" | "createRuntime";
}

const PROGRAM = fileURLToPath(new URL("../workers/kit.js", import.meta.url));
const LIMIT_MS = 60_000;

const KIT: Setup = { name: "testRuntime", open: "testRuntime" };
const BARE: Setup = { name: "createRuntime", open: "createRuntime" };
const BARE_AGAIN: Setup = { name: "createRuntime again", open: "createRuntime" };
const TWINS: Twins = { first: BARE.name, second: BARE_AGAIN.name };

const TIME: Quantity<Tests> = { name: "time per test", unit: "ms", read: ({ testMs }) => testMs };
const CPU: Quantity<Tests> = { name: "CPU per test", unit: "ms", read: ({ testCpuMs }) => testCpuMs };
const FIRST: Quantity<Tests> = { name: "first test", unit: "ms", read: ({ firstMs }) => firstMs };
/** Promised limit of a test after the first one. */
const PROMISED_MS = 10;

/** Measures what the test kit adds to a test of a worker: observation, faults and the leak check. */
export const KIT_SECTION: Section = {
  name: "kit",
  title: "Test of a worker: a runtime, an execution that stores a blob, and closing both",
  async run({ rounds, cores, progress }) {
    const samples = await interleave([KIT, BARE, BARE_AGAIN], rounds, (setup, round) => {
      progress(`round ${round + 1} of ${rounds}: ${setup.name}`);
      return runTests(setup, cores.workerPrefix);
    });
    const names = { subject: KIT.name, yardstick: BARE.name };
    const { median } = spreadOf(column(samples, KIT.name, TIME.read));
    return {
      rows: [
        toRow(samples, TWINS, { ...names, quantity: TIME }),
        toRow(samples, TWINS, { ...names, quantity: CPU, bar: BARS.testOfWorker }),
        toRow(samples, TWINS, { ...names, quantity: FIRST }),
      ],
      notes: [`A test after the first takes ${median.toFixed(1)} ms; the promise is less than ${PROMISED_MS} ms.`],
    };
  },
};

/** Runs the tests in a fresh process, so that there is a first test. */
async function runTests({ name, open }: Setup, prefix: readonly string[]): Promise<Tests> {
  const [program = "", ...args] = [...prefix, process.execPath, PROGRAM, open];
  try {
    const { stdout } = await promisify(execFile)(program, args, { timeout: LIMIT_MS });
    return JSON.parse(stdout) as Tests;
  } catch (error) {
    throw new Error(`${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
