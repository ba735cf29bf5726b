import { mkdirSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { join, resolve } from "node:path";
import { messageOf } from "@stepflow/protocol/internal";
import { onExit } from "signal-exit";
import { type RuntimeLogger, stderrLogger } from "../runtime-logger.ts";
import { FolderLock, RunFolderInUseError } from "./folder-lock.ts";
import { interruptedEvents } from "./interrupted-events.ts";
import { keptEvent } from "./kept-event.ts";
import { MemoryRunStore } from "./memory-run-store.ts";
import { type ReadRun, readRunFile } from "./read-run-file.ts";
import { RunBodies } from "./run-bodies.ts";
import type { Retention, RunCreatedEvent, RunEvent } from "./run-event.ts";
import { RUN_FILE_ENDING, RunFile } from "./run-file.ts";
import type { RunHistory } from "./run-history.ts";
import type { ItemRecord, RunRecord } from "./run-record.ts";
import { DEFAULT_MAX_ENDED_RUNS, type ItemFilter, type RunFilter, type RunStore } from "./run-store.ts";

/** Size of the runs that a folder keeps, unless an option sets another. */
const DEFAULT_MAX_RUN_BYTES = 256 * 1024 * 1024;

/** Options of {@link FolderRunStore.open}. */
export interface FolderRunStoreOptions {
  /** Number of ended runs that are kept. Beyond it, the oldest are removed. @default 1_000 */
  readonly maxEndedRuns?: number | undefined;
  /**
   * Size in bytes of the files of all runs. Beyond it, the oldest ended runs are removed. Running runs count, but stay. The runs are held in
   * memory as well.
   *
   * @default 268_435_456 (256 MiB)
   */
  readonly maxBytes?: number | undefined;
  /** Receives warnings about unreadable files and failed writes. By default, they are written to stderr. */
  readonly logger?: RuntimeLogger | undefined;
}

type CreatedRun = ReadRun & { readonly created: RunCreatedEvent };

/** A run that has a file. */
interface StoredRun {
  readonly file: RunFile;
  readonly retain: Retention;
}

/**
 * Stores runs in a folder, so that they outlive the process. A run that was under way when its process died has the status `interrupted`.
 * One process at a time may use the folder. The events of a turn of the event loop are written together, and those of a run before the end of
 * the run is reported. They survive the death of the process at any moment; a crash of the operating system may cost the latest ones.
 *
 * @example
 * ```ts source="./folder-run-store.examples.ts#FolderRunStore"
 * await using runtime = await createRuntime({ workers: { text: worker }, runs: { folder: "./runs" } });
 * const interrupted = runtime.engine.runs.list({ status: "interrupted" });
 * ```
 */
export class FolderRunStore implements RunStore {
  /** Absolute path of the folder. */
  readonly folder: string;
  readonly #memory = new MemoryRunStore({ maxEndedRuns: Number.POSITIVE_INFINITY });
  readonly #stored = new Map<string, StoredRun>();
  /** Ids of ended runs, oldest end first. */
  readonly #ended = new Set<string>();
  readonly #unwritten = new Set<RunFile>();
  readonly #logger: RuntimeLogger;
  readonly #maxEndedRuns: number;
  readonly #maxBytes: number;
  readonly #lock: FolderLock;
  readonly #runsFolder: string;
  readonly #bodies: RunBodies;
  readonly #withdraw: () => void;
  #bytes = 0;
  #isClosed = false;
  #flushing: NodeJS.Immediate | undefined;

  private constructor(folder: string, options: FolderRunStoreOptions) {
    this.folder = resolve(folder);
    this.#logger = options.logger ?? stderrLogger;
    this.#maxEndedRuns = options.maxEndedRuns ?? DEFAULT_MAX_ENDED_RUNS;
    this.#maxBytes = options.maxBytes ?? DEFAULT_MAX_RUN_BYTES;
    this.#runsFolder = join(this.folder, "runs");
    mkdirSync(this.#runsFolder, { recursive: true, mode: 0o700 });
    this.#lock = new FolderLock(this.folder);
    this.#bodies = new RunBodies(this.folder);
    this.#withdraw = onExit(() => this.close());
  }

  /**
   * Opens a store. Creates the folder if it is missing, and reads its runs.
   *
   * @example
   * ```ts source="./folder-run-store.examples.ts#open"
   * const runs = await FolderRunStore.open("./runs", { maxEndedRuns: 100 });
   * const engine = createEngine({ executeComponent, runs });
   * ```
   *
   * @throws RunFolderInUseError if another process uses the folder; Error if the folder cannot be created or read; TypeError or RangeError
   * for invalid options.
   */
  static async open(folder: string, options: FolderRunStoreOptions = {}): Promise<FolderRunStore> {
    checkRunFolder({ folder, ...options });
    let store: FolderRunStore | undefined;
    try {
      store = new FolderRunStore(folder, options);
      store.#load();
      return store;
    } catch (cause) {
      store?.close();
      if (cause instanceof RunFolderInUseError) throw cause;
      const hint = "Check that it is a folder that this user may write.";
      throw new Error(`Cannot keep runs in ${resolve(folder)}: ${messageOf(cause)}. ${hint}`, { cause });
    }
  }

  record(event: RunEvent): void {
    this.#memory.record(event);
    if (!this.#isClosed) this.#store(event);
    if (event.type !== "runEnded") return;
    this.#ended.add(event.runId);
    this.#keepWithinLimits();
  }

  get(runId: string): RunRecord | undefined {
    return this.#memory.get(runId);
  }

  list(filter?: RunFilter): readonly RunRecord[] {
    return this.#memory.list(filter);
  }

  items(runId: string, filter?: ItemFilter): readonly ItemRecord[] | undefined {
    return this.#memory.items(runId, filter);
  }

  journal(runId: string): readonly RunEvent[] | undefined {
    return this.#memory.journal(runId);
  }

  remove(runId: string): boolean {
    if (!this.#memory.remove(runId)) return false;
    this.#ended.delete(runId);
    const file = this.#stored.get(runId)?.file;
    this.#stored.delete(runId);
    if (file !== undefined && !this.#isClosed) this.#removeFile(file);
    return true;
  }

  /**
   * Writes what is pending and lets other processes use the folder. Later events stay in memory.
   *
   * @example
   * ```ts source="./folder-run-store.examples.ts#close"
   * runs.close();
   * ```
   */
  close(): void {
    if (this.#isClosed) return;
    this.#flush();
    this.#isClosed = true;
    this.#withdraw();
    this.#lock.release();
  }

  #store(event: RunEvent): void {
    const { runId } = event;
    if (event.type === "runCreated") {
      const file = new RunFile(this.#runsFolder, runId, this.#bodies);
      this.#stored.set(runId, { file, retain: event.retain });
    }
    const stored = this.#stored.get(runId);
    const kept = stored && keptEvent(event, stored.retain, this.#memory.get(runId)?.finishedAtSeqno);
    if (stored === undefined || kept === undefined) return;
    const { file } = stored;
    const before = file.bytes;
    this.#attempt(file, () => file.add(kept));
    this.#bytes += file.bytes - before;
    this.#unwritten.add(file);
    if (event.type === "runEnded") this.#flush();
    else this.#flushing ??= setImmediate(() => this.#flush());
  }

  #flush(): void {
    clearImmediate(this.#flushing);
    this.#flushing = undefined;
    for (const file of this.#unwritten) this.#attempt(file, () => file.flush());
    this.#unwritten.clear();
  }

  #attempt(file: RunFile, write: () => void): void {
    try {
      write();
    } catch (error) {
      const hint = "The run goes on and stays in memory, but will be shown as interrupted by the next process.";
      this.#logger.warn(`Cannot write ${file.path}: ${messageOf(error)}. ${hint}`);
    }
  }

  #removeFile(file: RunFile): void {
    this.#bytes -= file.bytes;
    this.#unwritten.delete(file);
    try {
      file.remove();
    } catch (error) {
      this.#logger.warn(`Cannot remove ${file.path}: ${messageOf(error)}.`);
    }
  }

  #keepWithinLimits(): void {
    for (const oldest of this.#ended) {
      if (this.#ended.size <= this.#maxEndedRuns && this.#bytes <= this.#maxBytes) return;
      this.remove(oldest);
    }
  }

  #load(): void {
    const names = readdirSync(this.#runsFolder).filter((name) => name.endsWith(RUN_FILE_ENDING));
    const read = names.flatMap((name) => this.#read(join(this.#runsFolder, name)) ?? []);
    read.sort((a, b) => a.created.at - b.created.at || (a.created.runId < b.created.runId ? -1 : 1));
    const ended = read.map((run) => this.#restore(run)).sort((a, b) => (a.completedAt ?? 0) - (b.completedAt ?? 0));
    for (const { runId } of ended) this.#ended.add(runId);
    this.#bodies.removeUnused();
    this.#keepWithinLimits();
  }

  #read(path: string): CreatedRun | undefined {
    const read = readRunFile(path, this.#bodies);
    const { created, faults, fileBytes } = read;
    for (const { line, reason } of faults) {
      this.#logger.warn(`Line ${line} of ${path} cannot be read and is left out: ${reason}.`);
    }
    if (created !== undefined) {
      // Also an incomplete last line goes, so that the next one begins on a line of its own.
      truncateSync(path, fileBytes);
      for (const name of read.bodies) this.#bodies.use(name);
      return { ...read, created };
    }
    if (faults.length > 0) this.#logger.warn(`The run of ${path} is left out, because its first line is missing.`);
    else rmSync(path, { force: true });
    return undefined;
  }

  #restore({ created, events, finishedAtSeqno, ...content }: CreatedRun): RunRecord {
    const { runId, retain } = created;
    for (const event of events) this.#memory.record(event);
    const run = this.#memory.get(runId) as RunHistory;
    run.finishedAtSeqno = finishedAtSeqno;
    const file = new RunFile(this.#runsFolder, runId, this.#bodies, content);
    this.#stored.set(runId, { file, retain });
    this.#bytes += content.bytes;
    if (run.status === "running") {
      const at = events.reduce((latest, event) => ("at" in event ? Math.max(latest, event.at) : latest), created.at);
      for (const event of interruptedEvents(run, at)) {
        this.#memory.record(event);
        this.#store(event);
      }
    }
    return run;
  }
}

/** Checks the options of a run folder. @throws TypeError or RangeError */
export function checkRunFolder(options: FolderRunStoreOptions & { readonly folder: unknown }): void {
  const { folder, maxEndedRuns = 1, maxBytes = 1 } = options;
  if (typeof folder !== "string" || folder === "") {
    throw new TypeError('The path of the run folder is empty. Give a path such as "./runs".');
  }
  for (const [name, value] of Object.entries({ maxEndedRuns, maxBytes })) {
    if (!(typeof value === "number" && value >= 1)) {
      throw new RangeError(`${name} of the run folder must be a number of at least 1, got ${String(value)}.`);
    }
  }
}
