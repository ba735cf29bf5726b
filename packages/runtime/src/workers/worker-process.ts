import { type ChildProcess, spawn } from "node:child_process";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { onExit } from "signal-exit";
import { findCommand } from "./find-command.ts";
import { LineSplitter } from "./line-splitter.ts";
import { OutputTail } from "./output-tail.ts";
import { pause } from "./pause.ts";
import { PortWatch } from "./port-watch.ts";
import type { CommandWorker } from "./worker-source.ts";

/** How a process ended. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const STOP_TIMEOUT_MS = 2_000;
/** What a process said last may arrive after the news of its end. */
const OUTPUT_GRACE_MS = 250;

/** A process that a worker runs in: leader of its own process group, with nothing in its environment but what it is given. */
export class WorkerProcess {
  /** Resolves when it has ended and its last words are known. */
  readonly exited: Promise<ProcessExit>;
  readonly #child: ChildProcess;
  /** Apart, so that a flood of the one does not wash away what the other said. */
  readonly #words = { stdout: new OutputTail(), stderr: new OutputTail() };
  readonly #stdout = new PortWatch((line) => this.#pass(line, this.#words.stdout));
  readonly #stderr = new LineSplitter((line) => this.#pass(line, this.#words.stderr));
  #exit: ProcessExit | undefined;

  /** @throws Error when its folder is not there, or the command cannot be found or executed. */
  constructor({ command, args = [], env = {}, cwd = "." }: CommandWorker) {
    const folder = resolve(cwd);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new Error(
        `there is no folder ${folder} to run it in: "cwd", or "workingDirectory" of a configuration, names it.`,
      );
    }
    this.#child = spawn(findCommand(command, folder), args, {
      argv0: command,
      cwd: folder,
      env: { ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    this.exited = this.#watchExit();
    this.#readOutput();
  }

  get hasExited(): boolean {
    return this.#exit !== undefined;
  }

  /** The port of its line `{"port":N}`. @throws Error when it ended before, or did not say within 30 s. */
  port(): Promise<number> {
    return this.#stdout.port(() => this.#said());
  }

  /** For messages, such as `ended with code 1`. */
  get ending(): string {
    const { code, signal } = this.#exit ?? {};
    return `ended ${signal ? `by ${signal}` : `with code ${code ?? "unknown"}`}`;
  }

  /** Why it cannot be used, with its last words. */
  describeExit(): string {
    return `its process ${this.ending}.${this.#said()}`;
  }

  /** Ends it and all that it started: asks first, then does not ask. Resolves when it has ended. */
  async stop(): Promise<void> {
    if (this.hasExited) return;
    this.#signal("SIGTERM");
    const timer = setTimeout(() => this.#signal("SIGKILL"), STOP_TIMEOUT_MS);
    await this.exited;
    clearTimeout(timer);
  }

  #watchExit(): Promise<ProcessExit> {
    const child = this.#child;
    const withdraw = onExit(() => this.#signal("SIGKILL"));
    const closed = new Promise((resolve) => child.once("close", resolve));
    return new Promise((end) => {
      const leave = (exit: ProcessExit, reason?: Error): void => {
        this.#stdout.fail(reason ?? new Error(this.describeExit()));
        end(exit);
      };
      child.once("error", (error) => {
        if (child.pid !== undefined) return;
        withdraw();
        this.#exit = { code: null, signal: null };
        leave(this.#exit, error);
      });
      child.once("exit", (code, signal) => {
        withdraw();
        // Those that it started and that did not go with it, however it ended.
        this.#signal("SIGKILL");
        this.#exit = { code, signal };
        const exit = this.#exit;
        void pause(OUTPUT_GRACE_MS, closed).then(() => leave(exit));
      });
    });
  }

  #readOutput(): void {
    const { stdout, stderr } = this.#child;
    stdout?.setEncoding("utf8").on("data", (text: string) => this.#stdout.write(text));
    stdout?.on("end", () => this.#stdout.end());
    stderr?.setEncoding("utf8").on("data", (text: string) => this.#stderr.write(text));
    stderr?.on("end", () => this.#stderr.end());
  }

  /** stdout belongs to the program that runs the runtime. */
  #pass(line: string, words: OutputTail): void {
    words.add(line);
    process.stderr.write(`${line}\n`);
  }

  /** To go behind a sentence; empty when it said nothing. */
  #said(): string {
    const { stdout, stderr } = this.#words;
    const lines = [...stdout.with(this.#stdout.rest), ...stderr.with(this.#stderr.rest)];
    return lines.length === 0 ? "" : ` It said:\n${lines.join("\n")}`;
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") this.#child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // ESRCH: nobody is left.
    }
  }
}
