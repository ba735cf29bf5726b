// `npm test`: every check of the repository. `npm test -- --only unit,lint` runs some of its parts, and
// `npm test -- --only suite blobs` only the test files of a part whose path contains "blobs".
import { readArguments } from "./test/arguments.ts";
import { PART_NAMES, partsOf } from "./test/parts.ts";
import { runAndReport } from "./test/run-and-report.ts";

const { only, filters } = readArguments(process.argv.slice(2));
await runAndReport(partsOf(only ?? PART_NAMES, filters), { keepDurations: filters.length === 0 });
