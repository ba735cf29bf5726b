// Writes the table of platforms of docs/guide/runtimes.md from the results of `npm run test:anywhere`, which are checked in. `--check` only
// compares the table with the results.
import { readFile, writeFile } from "node:fs/promises";
import { PLATFORM_NAMES } from "../tests/anywhere/platform-names.ts";
import { readResults } from "../tests/anywhere/results.ts";
import { align, putTable } from "./matrix/table.ts";

const PAGE = new URL("../docs/guide/runtimes.md", import.meta.url);

const results = await readResults(PLATFORM_NAMES);
const titles = [...new Set(results.flatMap(({ cells }) => Object.keys(cells)))];
const rows = results.map(({ platform, cells }) => [platform, ...titles.map((title) => cells[title] ?? "")]);
const text = await readFile(PAGE, "utf8");
const wanted = putTable(text, align([["", ...titles], ...rows]), "platforms");
if (wanted === text) {
  console.log("The table of platforms matches the test results.");
} else if (process.argv.includes("--check")) {
  console.error("The table of platforms does not match the test results. Run scripts/platforms.ts without --check.");
  process.exitCode = 1;
} else {
  await writeFile(PAGE, wanted);
  console.log("The table of platforms is written.");
}
