import { readFile } from "node:fs/promises";
import type { MatrixColumn } from "../../tests/behaviour/matrix.ts";

/** How a runtime reaches a worker, as the tests name it. */
const MODES = ["url", "subprocess"];

/**
 * What the tests found out about these versions, in this order, each reached in both ways.
 *
 * @throws Error that says how to get results which are not there.
 */
export async function readColumns(versions: readonly string[], folder: URL): Promise<readonly MatrixColumn[]> {
  const files = versions.flatMap((version) => MODES.map((mode) => `${version}-${mode}.json`));
  return Promise.all(files.map((file) => readColumn(file, folder)));
}

async function readColumn(file: string, folder: URL): Promise<MatrixColumn> {
  try {
    return JSON.parse(await readFile(new URL(file, folder), "utf8")) as MatrixColumn;
  } catch (cause) {
    throw new Error(`No results in ${file}: run "npm test -- --only runtimes" first.`, { cause });
  }
}
