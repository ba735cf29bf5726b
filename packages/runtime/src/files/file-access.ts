import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** Size of the largest file that a flow may load. */
export const MAX_FILE_BYTES: number = 64 * 1024 * 1024;

/** Folder whose files flows may load. */
export interface FilePlace {
  /** Path of the folder. Files in its folders count, too; links that lead out of it are refused. */
  readonly folder: string;
}

/** A file that may not be read, or that cannot be read. */
export class FileAccessError extends Error {}

/** A file that has been read. */
export interface LoadedFile {
  /** The absolute path, before links are followed. */
  readonly resolvedPath: string;
  readonly content: Uint8Array;
}

/** Reads files of one folder, and refuses every path that leads out of it, also by a link. */
export class FileAccess {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  /** @throws FileAccessError */
  async read(path: string): Promise<LoadedFile> {
    if (path.includes("\0")) throw new FileAccessError(`the path ${JSON.stringify(path)} is invalid`);
    const resolvedPath = resolve(this.#folder, path);
    const folder = await realPathOf(this.#folder, this.#folder);
    // A path outside is refused before it is looked up, so that the answer does not depend on whether it exists.
    if (!isWithin(this.#folder, resolvedPath) && !isWithin(folder, resolvedPath)) throw this.#outside(path);
    const real = await realPathOf(resolvedPath, path);
    if (!isWithin(folder, real)) throw this.#outside(path);
    return { resolvedPath, content: await readRegularFile(real, path) };
  }

  #outside(path: string): FileAccessError {
    return new FileAccessError(`${JSON.stringify(path)} is outside of the allowed folder ${this.#folder}`);
  }
}

/** @param shown the path as the flow has it */
async function realPathOf(path: string, shown: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    throw unreadable(shown, error);
  }
}

/** Reads a file that is no folder, device or pipe. Links have been followed before, so that none is followed here. */
async function readRegularFile(real: string, path: string): Promise<Uint8Array> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(real, flags).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw new FileAccessError(`${JSON.stringify(path)} is a folder`);
    if (!stats.isFile()) throw new FileAccessError(`${JSON.stringify(path)} is not a file`);
    if (stats.size > MAX_FILE_BYTES) {
      throw new FileAccessError(`${JSON.stringify(path)} has ${stats.size} bytes, more than ${MAX_FILE_BYTES}`);
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function unreadable(path: string, error: unknown): FileAccessError {
  const shown = JSON.stringify(path);
  const { code = "unknown error" } = Object(error) as { readonly code?: string };
  const isMissing = code === "ENOENT" || code === "ENOTDIR";
  return new FileAccessError(isMissing ? `${shown} does not exist` : `${shown} cannot be read: ${code}`);
}

/** Checks the option `files`. @throws TypeError */
export function checkFiles(files: unknown): void {
  if (files === undefined) return;
  const { folder } = Object(files) as Readonly<Record<string, unknown>>;
  if (typeof folder === "string" && folder !== "") return;
  const hint = typeof files === "string" ? `. Did you mean { folder: ${JSON.stringify(files)} }?` : ".";
  throw new TypeError(`files must be { folder }, the folder that flows may load files from${hint}`);
}
