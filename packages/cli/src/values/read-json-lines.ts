import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "../io/cli-io.ts";
import { parseJson } from "./parse-json.ts";
import { readStdin, readTextFile } from "./read-file.ts";

/** Reads a file with one JSON value per line, or the standard input for `-`. Empty lines are skipped. @throws CliError with the line of a fault. */
export async function readJsonLines(path: string, io: CliIo): Promise<unknown[]> {
  const source = path === "-" ? "stdin" : path;
  const text = path === "-" ? await readStdin(io) : await readTextFile(path, io);
  const values: unknown[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() !== "") values.push(parseLine(line, source, index + 1));
  }
  if (values.length === 0) throw new CliError("usage", `${source} contains no inputs.`, { at: source });
  return values;
}

function parseLine(line: string, source: string, number: number): unknown {
  try {
    return parseJson(line, source);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const column = error.at?.split(":").at(-1) ?? "1";
    throw new CliError(error.reason, error.message, { at: `${source}:${number}:${column}`, cause: error });
  }
}
