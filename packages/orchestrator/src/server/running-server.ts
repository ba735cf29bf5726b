import { setTimeout as sleep } from "node:timers/promises";
import { onExit } from "signal-exit";
import { ServerFamily, signalProcess } from "../process/process-session.ts";
import type { ServerProcess } from "./server-process.ts";

const LEFTOVER_POLL_MS = 10;
const LEFTOVER_POLLS = 300;

/** A server with the workers and files that it leaves behind. They are removed once. */
export class RunningServer {
  readonly process: ServerProcess;
  readonly #family: ServerFamily | undefined;
  readonly #removeFiles: () => void;
  readonly #withdrawGuard: () => void;
  #stopping: Promise<void> | undefined;

  constructor(process: ServerProcess, removeFiles: () => void) {
    this.process = process;
    this.#family = process.pid === undefined ? undefined : new ServerFamily(process.pid);
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
      // Processes in sessions of their own can no longer be found once their parents have ended.
      this.#family?.look();
      if (this.process.running) await this.process.end(timeoutMs);
      await this.#killWorkers();
    } finally {
      this.#removeFiles();
      this.#withdrawGuard();
    }
  }

  /** Kills the workers that the server left: a server that is killed does not stop them. */
  async #killWorkers(): Promise<void> {
    for (let poll = 0; poll < LEFTOVER_POLLS; poll += 1) {
      const left = this.#family?.look() ?? [];
      if (left.length === 0) return;
      for (const member of left) signalProcess(member, "SIGKILL");
      await sleep(LEFTOVER_POLL_MS);
    }
  }

  #killNow(): void {
    const { pid } = this.process;
    if (pid !== undefined && this.#family !== undefined) {
      // The family is read before and after the end of the server, because workers stay in its session.
      this.#family.look();
      if (this.process.running) signalProcess(pid, "SIGKILL");
      for (const member of this.#family.look()) signalProcess(member, "SIGKILL");
    }
    this.#removeFiles();
  }
}
