import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** Programs empty a file before they write it. A file that is still empty after all looks is meant to be. */
const MAX_LOOKS = 20;
const LOOK_PAUSE_MS = 25;
const MISSING = "missing";

/** Remembers the contents of files, because one write may be noticed several times. */
export class FileContents {
  readonly #hashes = new Map<string, string>();

  /** Returns the files among some noticed ones whose contents differ from those at the last call. A file that is new counts as changed. */
  async changed(paths: readonly string[]): Promise<readonly string[]> {
    const hashes = await Promise.all(paths.map((path) => hashOf(path)));
    return paths.filter((path, index) => {
      const hash = hashes[index] ?? MISSING;
      if (this.#hashes.get(path) === hash) return false;
      this.#hashes.set(path, hash);
      return true;
    });
  }
}

async function hashOf(path: string): Promise<string> {
  let content = await read(path);
  for (let look = 1; content?.length === 0 && look < MAX_LOOKS; look += 1) {
    await pause(LOOK_PAUSE_MS);
    content = await read(path);
  }
  return content === undefined ? MISSING : toHash(content);
}

async function read(path: string): Promise<Buffer | undefined> {
  return await readFile(path).catch(() => undefined);
}

function toHash(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
