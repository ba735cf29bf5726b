import { setTimeout as sleep } from "node:timers/promises";
import { onExit } from "signal-exit";
import { sessionMembers, signalProcess } from "./process-session.ts";
import type { ServerExit, ServerProcess } from "./server-process.ts";

const LEFTOVER_POLL_MS = 10;
const LEFTOVER_POLLS = 300;

/** A server with all that it leaves behind: its workers and its files. Tears everything down once. */
export class RunningServer {
  readonly process: ServerProcess;
  readonly #removeFiles: () => void;
  readonly #withdrawGuard: () => void;
  #stopping: Promise<void> | undefined;

  constructor(process: ServerProcess, removeFiles: () => void) {
    this.process = process;
    this.#removeFiles = removeFiles;
    this.#withdrawGuard = onExit(() => this.#killNow());
  }

  /** SIGTERM, SIGKILL after `timeoutMs`, then what is left of its workers and files. */
  stop(timeoutMs: number): Promise<void> {
    this.#stopping ??= this.#stop(timeoutMs);
    return this.#stopping;
  }

  async #stop(timeoutMs: number): Promise<void> {
    try {
      if (this.process.running) await this.#end(timeoutMs);
      await this.#killWorkers();
    } finally {
      this.#removeFiles();
      this.#withdrawGuard();
    }
  }

  async #end(timeoutMs: number): Promise<ServerExit> {
    this.process.kill("SIGTERM");
    const timer = setTimeout(() => this.process.kill("SIGKILL"), timeoutMs);
    try {
      return await this.process.exited;
    } finally {
      clearTimeout(timer);
    }
  }

  /** A server kills its workers when it ends in order; a killed one leaves them. */
  async #killWorkers(): Promise<void> {
    const { pid } = this.process;
    if (pid === undefined) return;
    for (let poll = 0; poll < LEFTOVER_POLLS; poll += 1) {
      const left = sessionMembers(pid);
      if (left.length === 0) return;
      for (const member of left) signalProcess(member, "SIGKILL");
      await sleep(LEFTOVER_POLL_MS);
    }
  }

  #killNow(): void {
    const { pid } = this.process;
    if (pid !== undefined) {
      // Workers first: once the server is gone they could be reparented, but they stay in its session.
      const members = sessionMembers(pid);
      if (this.process.running) signalProcess(pid, "SIGKILL");
      for (const member of [...members, ...sessionMembers(pid)]) signalProcess(member, "SIGKILL");
    }
    this.#removeFiles();
  }
}
