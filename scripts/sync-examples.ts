// Copies the regions of packages/*/src/**/*.examples.ts into the doc comments that name them. With `--check` it only reports
// examples that are stale.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isExamplesFile, syncExamples } from "./examples/sync.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = /^packages\/[^/]+\/src\/(?!.*\bgenerated\/).*\.ts$/;
const TEST = /\.test(-d)?\.ts$/;

const { values } = parseArgs({ options: { check: { type: "boolean" } } });

const files = await readSources();
const { changed, problems } = syncExamples(files);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

for (const [path, text] of changed) {
  if (values.check) {
    console.error(`${path}: its examples are stale. Run \`npm run examples:sync\`.`);
    process.exitCode = 1;
  } else {
    await writeFile(join(ROOT, path), text);
    console.log(`${path}: its examples are copied.`);
  }
}
if (process.exitCode === undefined) {
  const count = [...files.keys()].filter(isExamplesFile).length;
  console.log(`The examples of ${count} files are in the doc comments that name them.`);
}

async function readSources(): Promise<Map<string, string>> {
  const entries = await readdir(join(ROOT, "packages"), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => SOURCE.test(path) && !TEST.test(path))
    .sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(ROOT, path), "utf8")] as const)),
  );
}
