import { randomUUID } from "node:crypto";
import { type FileHandle, lstat, mkdir, open, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** Age from which files of another machine are removed, because it is unknown whether their process still runs. */
const FOREIGN_AGE_MS = 3_600_000;

/** Files that are being written. Their names contain the machine and the process that writes them. */
export class TemporaryFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Creates the folder, for this user only, and removes files of processes that have ended. Files with other names are left alone. */
  async prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const names = await readdir(this.#folder);
    await Promise.all(names.map((name) => this.#removeIfLeft(name)));
  }

  /** Writes a file that only this user can read, waits until it is on the disk and returns its path. */
  async write(content: Uint8Array): Promise<string> {
    const path = join(this.#folder, `${MACHINE}.${process.pid}.${randomUUID()}`);
    try {
      await writeDurably(await open(path, "wx", 0o600), content);
      return path;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  async #removeIfLeft(name: string): Promise<void> {
    const [, machine, pid] = NAME.exec(name) ?? [];
    if (machine === undefined) return;
    const path = join(this.#folder, name);
    const entry = await lstat(path).catch(() => undefined);
    if (entry === undefined || !entry.isFile()) return;
    // oxlint-disable-next-line eslint/no-restricted-properties -- files have the time of day
    const isLeft = machine === MACHINE ? !isAlive(Number(pid)) : entry.mtimeMs < Date.now() - FOREIGN_AGE_MS;
    if (isLeft) await rm(path, { force: true });
  }
}

/** Matches machine, process id and a UUID. */
const NAME = /^([\w-]+)\.(\d+)\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const MACHINE = hostname().replaceAll(/[^A-Za-z0-9-]/g, "_");

async function writeDurably(file: FileHandle, content: Uint8Array): Promise<void> {
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process runs, but belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
