import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { BARS } from "../bars.ts";
import { interleave } from "../rounds.ts";
import { type Quantity, toRow } from "../row.ts";
import type { Section } from "../section.ts";

const PROGRAM = fileURLToPath(new URL("../../packages/cli/dist/bin.js", import.meta.url));

/** Time that the program may take beside a multiple of the start of Node. */
const ALLOWANCE_MS = 60;
/** A start is short, so several fit into each round. */
const STARTS_PER_ROUND = 3;

interface Start {
  readonly ms: number;
}

interface Program {
  readonly name: string;
  readonly args: readonly string[];
  /** Time that is not compared with the yardstick. */
  readonly allowanceMs: number;
}

const BARE: Program = { name: "node -e 0", args: ["-e", "0"], allowanceMs: 0 };
const BARE_AGAIN: Program = { ...BARE, name: "node -e 0, again" };
const HELP: Program = {
  name: `stepflow-worker --help, less ${ALLOWANCE_MS} ms`,
  args: [PROGRAM, "--help"],
  allowanceMs: ALLOWANCE_MS,
};

const TIME: Quantity<Start> = { name: "time", unit: "ms", read: ({ ms }) => ms };

/** Measures the time from `spawn` to the end of a process. */
export const HELP_SECTION: Section = {
  name: "help",
  title: "Help of the command line, spawn to exit",
  async run({ rounds, progress }) {
    const programs = [BARE, HELP, BARE_AGAIN];
    // One start that is not measured brings all files into memory.
    for (const program of programs) await measure(program);
    const samples = await interleave(programs, rounds * STARTS_PER_ROUND, (program, round) => {
      progress(`help ${round + 1} of ${rounds * STARTS_PER_ROUND}`);
      return measure(program);
    });
    const twins = { first: BARE.name, second: BARE_AGAIN.name };
    const comparison = { subject: HELP.name, yardstick: BARE.name, quantity: TIME, bar: BARS.help };
    return { rows: [toRow(samples, twins, comparison)], notes: [] };
  },
};

async function measure({ args, allowanceMs }: Program): Promise<Start> {
  const startedAt = performance.now();
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, args, { env: { PATH, HOME }, stdio: ["ignore", "ignore", "inherit"] });
  const [exitCode] = await once(child, "close");
  if (exitCode !== 0) throw new Error(`${args.join(" ")} ended with ${exitCode}.`);
  return { ms: performance.now() - startedAt - allowanceMs };
}
