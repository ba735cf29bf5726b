import { readFile } from "node:fs/promises";
import type { MatrixColumn } from "../../tests/conformance/behaviour/matrix.ts";

/** How runtime and worker come together, as the tests name it. */
const EMBEDDED = ["in-process", "url", "subprocess"];
const CALLED = ["url", "subprocess"];
const PULLED = ["pull"];

/**
 * What the tests found out about these versions, in this order: those up to 0.11 call the worker, in two ways. `embedded` is a version,
 * too.
 *
 * @throws Error that says how to get results which are not there.
 */
export async function readColumns(versions: readonly string[], folder: URL): Promise<readonly MatrixColumn[]> {
  const files = versions.flatMap((version) => modesOf(version).map((mode) => `${version}-${mode}.json`));
  return Promise.all(files.map((file) => readColumn(file, folder)));
}

function modesOf(version: string): readonly string[] {
  if (version === "embedded") return EMBEDDED;
  return /^0\.(9|10|11)\./.test(version) ? CALLED : PULLED;
}

async function readColumn(file: string, folder: URL): Promise<MatrixColumn> {
  try {
    return JSON.parse(await readFile(new URL(file, folder), "utf8")) as MatrixColumn;
  } catch (cause) {
    const part = file.startsWith("embedded") ? "suite" : "runtimes";
    throw new Error(`No results in ${file}: run "npm test -- --only ${part}" first.`, { cause });
  }
}
