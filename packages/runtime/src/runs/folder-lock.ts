import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { parseProcStat } from "@stepflow/protocol/internal";
import { v4 as uuidv4 } from "uuid";

/** The process that uses a folder. */
interface Owner {
  readonly machine: string;
  readonly pid: number;
  /** Start of the process in ticks, on Linux. It distinguishes the process from a later one with the same id. */
  readonly started: string;
}

/** Another process, or this one, uses the folder of a run store already. */
export class RunFolderInUseError extends Error {
  static {
    this.prototype.name = "RunFolderInUseError";
  }

  constructor(folder: string, path: string, owner: Owner | undefined) {
    const by = owner === undefined ? "another process" : describe(owner);
    super(
      `The run folder ${folder} is in use by ${by}. Only one process at a time may write to it: close that one, or use another folder. ` +
        `If the process is gone, delete ${path}.`,
    );
  }
}

/** Keeps other processes out of a folder by a file in it, until {@link release}. A file of a process that was killed is replaced. */
export class FolderLock {
  readonly #path: string;
  readonly #content: string;

  /** @throws RunFolderInUseError */
  constructor(folder: string) {
    this.#path = join(folder, "lock");
    this.#content = JSON.stringify(ownerOf(process.pid));
    if (this.#create()) return;
    const found = readText(this.#path);
    const owner = parseOwner(found);
    const isFree = found === undefined || (owner !== undefined && isGone(owner) && this.#discard(found));
    if (!isFree || !this.#create()) throw new RunFolderInUseError(folder, this.#path, owner);
  }

  release(): void {
    if (readText(this.#path) === this.#content) rmSync(this.#path, { force: true });
  }

  #create(): boolean {
    try {
      writeFileSync(this.#path, this.#content, { flag: "wx", mode: 0o600 });
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      throw error;
    }
  }

  /** Removes the file of a process that is gone. Returns false if another process was faster and has the folder now. */
  #discard(content: string): boolean {
    const aside = `${this.#path}.${uuidv4()}`;
    try {
      renameSync(this.#path, aside);
      const isOld = readText(aside) === content;
      if (!isOld) linkSync(aside, this.#path);
      rmSync(aside, { force: true });
      return isOld;
    } catch {
      return false;
    }
  }
}

function ownerOf(pid: number): Owner {
  return { machine: hostname(), pid, started: startOf(pid) };
}

function startOf(pid: number): string {
  return parseProcStat(readText(`/proc/${pid}/stat`) ?? "")?.started ?? "";
}

/** Whether the process has ended. A process of another machine cannot be seen. */
function isGone({ machine, pid, started }: Owner): boolean {
  if (machine !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return process.platform === "linux" && startOf(pid) !== started;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

function describe({ machine, pid }: Owner): string {
  if (machine !== hostname()) return `process ${pid} on the machine ${machine}`;
  return pid === process.pid ? "this process" : `process ${pid}`;
}

/** Returns undefined for a file that a process has created and not written yet. */
function parseOwner(text: string | undefined): Owner | undefined {
  try {
    const { machine, pid, started } = Object(JSON.parse(text ?? "")) as Partial<Owner>;
    if (typeof machine !== "string" || !Number.isInteger(pid) || pid === undefined || pid < 1) return undefined;
    return { machine, pid, started: String(started) };
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
