import { setTimeout as sleep } from "node:timers/promises";
import { onExit } from "signal-exit";
import { sessionMembers, signalProcess } from "../process/process-session.ts";
import type { ServerProcess } from "./server-process.ts";

const LEFTOVER_POLL_MS = 10;
const LEFTOVER_POLLS = 300;

/** A server with the workers and files that it leaves behind. They are removed once. */
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

  /** Ends the server, kills the workers that it left, and removes the files. */
  stop(timeoutMs?: number): Promise<void> {
    this.#stopping ??= this.#stop(timeoutMs);
    return this.#stopping;
  }

  async #stop(timeoutMs: number | undefined): Promise<void> {
    try {
      if (this.process.running) await this.process.end(timeoutMs);
      await this.#killWorkers();
    } finally {
      this.#removeFiles();
      this.#withdrawGuard();
    }
  }

  /** Kills the workers that the server left: a server that is killed does not stop them. */
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
      // The list is read before and after, because workers stay in the session when their server has ended.
      const members = sessionMembers(pid);
      if (this.process.running) signalProcess(pid, "SIGKILL");
      for (const member of [...members, ...sessionMembers(pid)]) signalProcess(member, "SIGKILL");
    }
    this.#removeFiles();
  }
}
