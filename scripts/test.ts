// `npm test`: every check of the repository. `npm test -- --only unit,lint` runs some of its parts, and
// `npm test -- --only suite blobs` only the test files of a part whose path contains "blobs".
import { readArguments } from "./test/arguments.ts";
import type { Check } from "./test/check.ts";
import { killCommands } from "./test/command.ts";
import { PART_NAMES, partsOf } from "./test/parts.ts";
import { runParts } from "./test/schedule.ts";
import { progressLine, summary } from "./test/summary.ts";

const CORES = 2;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    killCommands();
    process.exit(1);
  });
}

const { only, filters } = readArguments(process.argv.slice(2));
const checks: Check[] = [];
await runParts(partsOf(only ?? PART_NAMES, filters), CORES, (part, outcome, durationMs) => {
  checks.push(...outcome.checks);
  console.log(progressLine(part.name, outcome, durationMs));
  if (outcome.checks.some(({ passed }) => !passed)) console.log(outcome.output.replace(/^/gm, "     "));
});
process.exitCode = checks.length > 0 && checks.every(({ passed }) => passed) ? 0 : 1;
console.log(summary(checks).trimEnd());
