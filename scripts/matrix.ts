// Writes the table "What runs where" of docs/guide/runtimes.md from the results of the runtime tests. `--check` only compares
// the table with the results. `--page FILE` and `--results FOLDER` replace the files of the repository.
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { MATRIX_FOLDER } from "../tests/conformance/behaviour/matrix.ts";
import { SERVER_VERSIONS } from "../tests/support/runtimes/versions.ts";
import { readColumns } from "./matrix/columns.ts";
import { putTable, toTable } from "./matrix/table.ts";

const { values } = parseArgs({
  options: { check: { type: "boolean" }, page: { type: "string" }, results: { type: "string" } },
});
const page = values.page ?? new URL("../docs/guide/runtimes.md", import.meta.url);
const results = values.results === undefined ? MATRIX_FOLDER : pathToFileURL(`${resolve(values.results)}/`);

try {
  const text = await readFile(page, "utf8");
  const wanted = putTable(text, toTable(await readColumns(["embedded", ...SERVER_VERSIONS], results)));
  if (wanted === text) {
    console.log("The table of runtimes matches the test results.");
  } else if (values.check) {
    console.error("The table of runtimes does not match the test results. Run scripts/matrix.ts without --check.");
    process.exitCode = 1;
  } else {
    await writeFile(page, wanted);
    console.log("The table of runtimes is written.");
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
