// `npm test`: every check of the repository. `npm test -- --only unit,lint` runs some of its parts, and
// `npm test -- --only suite blobs` only the test files of a part whose path contains "blobs".
import { readArguments } from "./test/arguments.ts";
import type { Check, Outcome, Part } from "./test/check.ts";
import { killCommands } from "./test/command.ts";
import { explain } from "./test/failure-reasons.ts";
import { CACHE, readLastRuns, writeLastRuns } from "./test/last-run.ts";
import { PART_NAMES, partsOf } from "./test/parts.ts";
import { CORES, runParts } from "./test/schedule.ts";
import { progressLine, runningLine, summary } from "./test/summary.ts";

const PROGRESS_MS = 30_000;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    killCommands();
    process.exit(1);
  });
}

const { only, filters } = readArguments(process.argv.slice(2));
const checks: Check[] = [];
const lastRuns = await readLastRuns();
const timers = new Map<string, NodeJS.Timeout>();

/** Prints now and every 30 s how far the part is. */
function watch({ name }: Part): (done: number) => void {
  const startedAt = performance.now();
  let done: number | undefined;
  const print = (): void => console.log(runningLine(name, done, performance.now() - startedAt, lastRuns[name]));
  print();
  timers.set(name, setInterval(print, PROGRESS_MS));
  return (count) => {
    done = count;
  };
}

const explanations: Promise<void>[] = [];
function finish(part: Part, outcome: Outcome, durationMs: number): void {
  clearInterval(timers.get(part.name));
  checks.push(...outcome.checks);
  console.log(progressLine(part.name, outcome, durationMs));
  const hasPassed = outcome.checks.every(({ passed }) => passed);
  if (hasPassed && filters.length === 0) lastRuns[part.name] = { durationMs, checks: outcome.checks.length };
  if (hasPassed) return;
  explanations.push(explain(part.name, outcome, CACHE).then((text) => console.log(text.replace(/^/gm, "     "))));
}

await runParts(partsOf(only ?? PART_NAMES, filters), CORES, finish, watch);
await Promise.all(explanations);
await writeLastRuns(lastRuns);
process.exitCode = checks.length > 0 && checks.every(({ passed }) => passed) ? 0 : 1;
console.log(summary(checks).trimEnd());
