import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "../io/cli-io.ts";

/** Writes a result to a file, or to stdout if there is none. @throws CliError if the file cannot be written. */
export async function writeResult(
  text: string,
  path: string | undefined,
  io: Pick<CliIo, "cwd" | "stdout">,
): Promise<void> {
  if (path === undefined) {
    io.stdout.write(text);
    return;
  }
  await writeFile(resolve(io.cwd, path), text).catch((cause: Error) => {
    throw new CliError("usage", `The result cannot be written to ${path}: ${cause.message}`, { at: path, cause });
  });
}
