import { appendFileSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { type WrittenEvent, writeEvent } from "./event-text.ts";
import type { RunBodies } from "./run-bodies.ts";
import type { RunEvent } from "./run-event.ts";

/** Ending of the names of files that hold the events of a run, one in each line. */
export const RUN_FILE_ENDING = ".jsonl";

/** What a file holds that was read. */
export interface FileContent {
  /** Size of the complete lines. */
  readonly fileBytes: number;
  /** Size of the lines and of the bodies that they name. */
  readonly bytes: number;
  readonly bodies: readonly string[];
}

/** The file with the events of one run. It only grows, until it is removed. */
export class RunFile {
  readonly path: string;
  readonly #store: RunBodies;
  readonly #bodies: string[];
  #pending = "";
  /** Size that the file has if every write succeeds as a whole. */
  #fileBytes: number;
  /** Size of the events in the file, with their bodies. */
  bytes: number;
  /** Whether a write has failed. The file then keeps the events before that write. */
  hasFailed = false;

  constructor(folder: string, runId: string, store: RunBodies, content?: FileContent) {
    this.path = join(folder, `${encodeURIComponent(runId)}${RUN_FILE_ENDING}`);
    this.#store = store;
    this.#bodies = [...(content?.bodies ?? [])];
    this.#fileBytes = content?.fileBytes ?? 0;
    this.bytes = content?.bytes ?? 0;
  }

  /** Adds an event, to be written by {@link flush}. @throws Error if a body cannot be written. */
  add(event: RunEvent): void {
    if (this.hasFailed) return;
    const written: WrittenEvent = this.#attempt(() => writeEvent(event, this.#store));
    this.#pending += written.line;
    this.#bodies.push(...written.bodies);
    this.bytes += written.bytes;
  }

  /** @throws Error if the file cannot be written. It then ends with the last event before. */
  flush(): void {
    const text = this.#pending;
    this.#pending = "";
    if (text === "" || this.hasFailed) return;
    this.#attempt(() => appendFileSync(this.path, text, { mode: 0o600 }));
    this.#fileBytes += Buffer.byteLength(text);
  }

  remove(): void {
    this.#pending = "";
    this.hasFailed = true;
    rmSync(this.path, { force: true });
    for (const name of this.#bodies.splice(0)) this.#store.release(name);
  }

  #attempt<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      this.#pending = "";
      this.hasFailed = true;
      try {
        truncateSync(this.path, this.#fileBytes);
      } catch {
        // The file does not exist, or the disk refuses this, too. A torn line is left out when the file is read.
      }
      throw error;
    }
  }
}
