import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "../io/cli-io.ts";
import { parseJson } from "./parse-json.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a folder",
  EACCES: "may not be read",
  ENOTDIR: "does not exist",
};

/** Reads a text file. @throws CliError if it cannot be read or is not UTF-8. */
export async function readTextFile(path: string, { cwd }: Pick<CliIo, "cwd">): Promise<string> {
  const bytes = await readFile(resolve(cwd, path)).catch((cause: NodeJS.ErrnoException) => {
    const reason = REASONS[cause.code ?? ""] ?? `cannot be read: ${cause.message}`;
    throw new CliError("usage", `The file ${path} ${reason}.`, { at: path, cause });
  });
  return decode(bytes, path);
}

/** Reads a JSON file, or a YAML file by its name. @throws CliError with the place of a fault. */
export async function readValueFile(path: string, io: Pick<CliIo, "cwd">): Promise<unknown> {
  const text = await readTextFile(path, io);
  return /\.ya?ml$/i.test(path) ? (await import("./parse-yaml.ts")).parseYaml(text, path) : parseJson(text, path);
}

/** Reads the standard input to its end. */
export async function readStdin({ stdin }: Pick<CliIo, "stdin">): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
  return decode(Buffer.concat(chunks), "stdin");
}

function decode(bytes: Uint8Array, source: string): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new CliError("usage", `${source === "stdin" ? "The standard input" : `The file ${source}`} is not UTF-8.`, {
      at: source,
      cause,
    });
  }
}
