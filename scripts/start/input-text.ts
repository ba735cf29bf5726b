import { readFile, stat } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { STANDARD_INPUT } from "./arguments.ts";
import { StartError } from "./start-error.ts";

/** Largest text. It is a little less than what a runtime accepts in one request (docs/internals/wire.md#rest-behaviour). */
const MAX_BYTES = 2_000_000;

/**
 * Reads a text.
 *
 * @param input path of a file, or `-`.
 * @throws StartError for an unsuitable text; the reason of the signal if it aborts.
 */
export async function readInputText(input: string, signal: AbortSignal): Promise<string> {
  const isFile = input !== STANDARD_INPUT;
  const name = isFile ? input : "The standard input";
  const text = decode(isFile ? await readTextFile(input, signal) : await readStandardInput(name, signal));
  if (text === undefined) throw new StartError(`${name} is not UTF-8 text: --input takes plain text files.`);
  const size = Buffer.byteLength(JSON.stringify(text));
  if (size > MAX_BYTES) throw tooLarge(name, `${size} bytes as JSON`);
  return text;
}

async function readTextFile(path: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const entry = await stat(path);
    if (entry.isDirectory()) throw new StartError(`${path} is a folder: --input takes the path of a text file.`);
    // Reading a pipe by its path, or an endless device, cannot be interrupted.
    if (!entry.isFile()) {
      throw new StartError(
        `${path} is neither a file nor a folder: --input takes the path of a text file, or - for the standard input.`,
      );
    }
    return await readFile(path, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof StartError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new StartError(`There is no file ${path}: --input takes the path of a text file.`);
    throw new StartError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readStandardInput(name: string, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of addAbortSignal(signal, process.stdin) as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length > MAX_BYTES) throw tooLarge(name, `more than ${MAX_BYTES} bytes`);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string, size: string): StartError {
  return new StartError(`${name} is too large: ${size}, and runtimes accept about 2 MB in one request.`);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
