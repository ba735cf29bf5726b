/// <reference lib="esnext.disposable" preserve="true" />
import { pathToFileURL } from "node:url";
import { type HostIo, HostProcess } from "../../../workers/host-process.ts";
import { needsCompiler } from "../../../workers/hosted-worker.ts";

/** Number of files for which a process waits. Each takes the memory of Node and its compiler, about 60 MB. */
const MAX_SPARES = 4;

/** Processes that have loaded the compiler and `@stepflow/worker`, and wait for the file of a worker. */
export class SpareHosts implements AsyncDisposable {
  readonly #io: (file: string) => HostIo;
  /** Waiting processes by the absolute path of the file. */
  readonly #waiting = new Map<string, HostProcess>();
  /** Processes that end because their variables are outdated. */
  readonly #ending = new Set<Promise<void>>();
  #isClosed = false;

  /** @param io returns the current variables, and the output of the processes of a file. */
  constructor(io: (file: string) => HostIo) {
    this.#io = io;
  }

  /** Makes a process wait for a file, unless one does already. */
  prepare(file: string): void {
    if (this.#isClosed || this.#waiting.has(file) || this.#waiting.size >= MAX_SPARES) return;
    const host = this.#start(file);
    this.#waiting.set(file, host);
    void host.exited.then(() => {
      if (this.#waiting.get(file) === host) this.#waiting.delete(file);
    });
  }

  /** Returns the process that waits for a file, or a new one. */
  take(file: string): HostProcess {
    const waiting = this.#waiting.get(file);
    this.#waiting.delete(file);
    if (waiting !== undefined && !waiting.hasExited) return waiting;
    return this.#start(file);
  }

  /** Ends the waiting processes, because their variables are outdated. */
  discard(): void {
    for (const host of this.#waiting.values()) {
      const ending = host[Symbol.asyncDispose]().finally(() => this.#ending.delete(ending));
      this.#ending.add(ending);
    }
    this.#waiting.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    this.discard();
    await Promise.all(this.#ending);
  }

  #start(file: string): HostProcess {
    const compiles = needsCompiler(file);
    const host = new HostProcess(compiles, this.#io(file));
    host.send({ type: "prepare", url: pathToFileURL(file).href, compiles });
    return host;
  }
}
