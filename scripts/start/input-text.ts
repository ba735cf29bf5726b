import { readFile } from "node:fs/promises";
import { StartError } from "./start-error.ts";

/** What a runtime accepts in one request (wire.md §0), less a little for the rest of it. */
const MOST_BYTES = 2_000_000;

/** Reads a text. @throws StartError when the file is none that the flow can be given */
export async function readInputText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  const text = decode(bytes);
  if (text === undefined) throw new StartError(`${path} is not a text in UTF-8: --input takes plain text files.`);
  const size = Buffer.byteLength(JSON.stringify(text));
  if (size <= MOST_BYTES) return text;
  throw new StartError(`${path} is too large: ${size} bytes as JSON, and runtimes accept about 2 MB in one request.`);
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new StartError(`There is no file ${path}: --input takes the path of a text file.`);
    if (code === "EISDIR") throw new StartError(`${path} is a folder: --input takes the path of a text file.`);
    throw new StartError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
