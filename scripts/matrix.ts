// Writes README's table "runtimes × features" from what the tests of the runtimes found out. With `--check` it only says
// whether the table still tells the truth.
import { readFile, writeFile } from "node:fs/promises";
import { readColumns } from "./matrix/columns.ts";
import { putTable, toTable } from "./matrix/table.ts";

const VERSIONS = ["0.9.0", "0.10.0", "0.11.0", "0.11.1"];
const README = new URL("../README.md", import.meta.url);

const text = await readFile(README, "utf8");
const wanted = putTable(text, toTable(await readColumns(VERSIONS)));
if (wanted === text) {
  console.log("README's table of runtimes is what the tests found out.");
} else if (process.argv.includes("--check")) {
  console.error(
    'README\'s table of runtimes is not what the tests found out: run "node --import tsx scripts/matrix.ts".',
  );
  process.exitCode = 1;
} else {
  await writeFile(README, wanted);
  console.log("README's table of runtimes is written.");
}
