import { parseArgs } from "node:util";

export interface BenchOptions {
  readonly rounds: number;
  /** Three rounds show whether it runs, not how fast: nothing is written then. */
  readonly quick: boolean;
  readonly sections: readonly string[];
}

const ROUNDS = 9;
const QUICK_ROUNDS = 3;

export const USAGE = "npm run bench -- [--quick] [--only json,sse,start,rss,runtime,pull,embedded,kit]";

/** @throws TypeError for anything that is not asked for in {@link USAGE}. */
export function readOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: "boolean", default: false }, only: { type: "string" } },
  });
  const sections = values.only?.split(",") ?? known;
  const unknown = sections.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new TypeError(`--only knows ${known.join(", ")}, not ${JSON.stringify(unknown)}.`);
  return { rounds: values.quick ? QUICK_ROUNDS : ROUNDS, quick: values.quick, sections };
}
