import { readFile } from "node:fs/promises";
import { MATRIX_FOLDER, type MatrixColumn } from "../../tests/behaviour/matrix.ts";

/** How a runtime reaches a worker, as the tests name it. */
export const MODES = ["url", "subprocess"] as const;

/**
 * What the tests found out about these versions, in this order, each reached in both ways.
 *
 * @throws Error that says how to get results which are not there.
 */
export async function readColumns(versions: readonly string[]): Promise<readonly MatrixColumn[]> {
  const files = versions.flatMap((version) => MODES.map((mode) => `${version}-${mode}.json`));
  return Promise.all(files.map(readColumn));
}

async function readColumn(file: string): Promise<MatrixColumn> {
  try {
    return JSON.parse(await readFile(new URL(file, MATRIX_FOLDER), "utf8")) as MatrixColumn;
  } catch (cause) {
    throw new Error(`No results in ${file}: run "npm test -- --only runtimes" first.`, { cause });
  }
}
