import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Whether the options are to be explained instead. */
  readonly help: boolean;
  readonly rounds: number;
  /** Whether only three rounds are run. They show that the benchmarks work, so no results are written. */
  readonly quick: boolean;
  readonly sections: readonly string[];
}

const ROUNDS = 9;
const QUICK_ROUNDS = 3;

export const USAGE = "npm run bench -- [--rounds NUMBER] [--quick] [--only SECTION,SECTION…] [--help]";

/** Explains the options and lists the sections. */
export function toHelp(sections: readonly { readonly name: string; readonly title: string }[]): string {
  const width = Math.max(...sections.map(({ name }) => name.length));
  return [
    `Usage: ${USAGE}`,
    "",
    `Builds the packages, runs every benchmark in ${ROUNDS} rounds, prints a table per section and writes bench/results.json.`,
    "A run takes about six minutes for each round.",
    "",
    `  --rounds run another number of rounds, at least ${QUICK_ROUNDS}`,
    `  --quick  run ${QUICK_ROUNDS} rounds to check that the benchmarks work; write nothing`,
    "  --only   run only these sections, separated by commas; write nothing",
    "  --help   show this text",
    "",
    "Sections:",
    ...sections.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`),
  ].join("\n");
}

/** @throws TypeError for an unknown option or section */
export function readOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", short: "h", default: false },
      rounds: { type: "string" },
      quick: { type: "boolean", default: false },
      only: { type: "string" },
    },
  });
  const sections = values.only?.split(",") ?? known;
  const unknown = sections.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new TypeError(`Unknown section ${JSON.stringify(unknown)} in --only. The sections are ${known.join(", ")}.`);
  const rounds = values.rounds === undefined ? ROUNDS : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < QUICK_ROUNDS)
    throw new TypeError(
      `--rounds must be a whole number of at least ${QUICK_ROUNDS}, got ${JSON.stringify(values.rounds)}.`,
    );
  return { help: values.help, rounds: values.quick ? QUICK_ROUNDS : rounds, quick: values.quick, sections };
}
