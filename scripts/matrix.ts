// Writes README's table "runtimes × features" from what the tests of the runtimes found out. With `--check` it only says
// whether the table still tells the truth. `--readme FILE` and `--results FOLDER` take others than the repository's.
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { MATRIX_FOLDER } from "../tests/behaviour/matrix.ts";
import { readColumns } from "./matrix/columns.ts";
import { putTable, toTable } from "./matrix/table.ts";

const VERSIONS = ["embedded", "0.9.0", "0.10.0", "0.11.0", "0.11.1", "0.12.0", "0.13.0"];

const { values } = parseArgs({
  options: { check: { type: "boolean" }, readme: { type: "string" }, results: { type: "string" } },
});
const readme = values.readme ?? new URL("../README.md", import.meta.url);
const results = values.results === undefined ? MATRIX_FOLDER : pathToFileURL(`${resolve(values.results)}/`);

try {
  const text = await readFile(readme, "utf8");
  const wanted = putTable(text, toTable(await readColumns(VERSIONS, results)));
  if (wanted === text) {
    console.log("README's table of runtimes is what the tests found out.");
  } else if (values.check) {
    console.error("README's table of runtimes is not what the tests found out: run scripts/matrix.ts without --check.");
    process.exitCode = 1;
  } else {
    await writeFile(readme, wanted);
    console.log("README's table of runtimes is written.");
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
