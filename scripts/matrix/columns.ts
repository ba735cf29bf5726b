import { readFile } from "node:fs/promises";
import type { MatrixColumn } from "../../tests/conformance/behaviour/matrix.ts";

/** Modes by which runtime and worker are connected, as the tests name them. */
const EMBEDDED = ["in-process", "url", "subprocess"];
const CALLED = ["url", "subprocess"];
const PULLED = ["pull"];

/**
 * Reads the test results of these versions, in this order. `embedded` counts as a version. Versions up to 0.11 have two modes.
 *
 * @throws Error that names the command for missing results.
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
