import { open } from "node:fs/promises";

/** Makes the entries of a folder durable. Calls during a running sync share the next one. */
export class FolderSync {
  readonly #folder: string;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Resolves when every change that was made before the call is on the disk. */
  sync(): Promise<void> {
    if (this.#running === undefined) return this.#start();
    this.#next ??= this.#running.then(
      () => this.#startNext(),
      () => this.#startNext(),
    );
    return this.#next;
  }

  #startNext(): Promise<void> {
    this.#next = undefined;
    return this.#start();
  }

  #start(): Promise<void> {
    const running = syncFolder(this.#folder).finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }
}

/** Errors on Windows, which cannot sync folders and keeps their entries in another way. */
const UNSUPPORTED = ["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP"];

async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (process.platform !== "win32" || !UNSUPPORTED.includes(code)) throw error;
  }
}
