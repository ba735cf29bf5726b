import { type ChildProcess, spawn } from "node:child_process";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { onExit } from "signal-exit";
import { findCommand } from "./find-command.ts";
import { LineSplitter } from "./line-splitter.ts";
import { OutputTail } from "./output-tail.ts";
import { pause } from "./pause.ts";
import { PortWatch } from "./port-watch.ts";
import { ProcessOffspring } from "./process-offspring.ts";
import type { CommandWorker } from "./worker-source.ts";

/** Exit of a process. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const STOP_TIMEOUT_MS = 2_000;
/** Time to wait for the last output of a process after its exit. */
const OUTPUT_GRACE_MS = 250;

/** The process of a worker. It leads its own process group, and has no environment variables but the given ones. */
export class WorkerProcess {
  /** Resolves when the process has ended and its output has been read. */
  readonly exited: Promise<ProcessExit>;
  readonly #child: ChildProcess;
  readonly #offspring: ProcessOffspring | undefined;
  /** Separate, so that a flood of one stream does not displace the output of the other. */
  readonly #output = { stdout: new OutputTail(), stderr: new OutputTail() };
  readonly #stdout = new PortWatch((line) => this.#pass(line, this.#output.stdout));
  readonly #stderr = new LineSplitter((line) => this.#pass(line, this.#output.stderr));
  #exit: ProcessExit | undefined;

  /** @throws Error if the folder does not exist, or the command cannot be found or executed. */
  constructor({ command, args = [], env = {}, cwd = "." }: CommandWorker) {
    const folder = resolve(cwd);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new Error(
        `the folder ${folder} does not exist. It is set by "cwd", or by "workingDirectory" in a configuration.`,
      );
    }
    this.#child = spawn(findCommand(command, folder), args, {
      argv0: command,
      cwd: folder,
      env: { ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    const { pid } = this.#child;
    this.#offspring = pid === undefined ? undefined : new ProcessOffspring(pid);
    this.exited = this.#watchExit();
    this.#readOutput();
  }

  get hasExited(): boolean {
    return this.#exit !== undefined;
  }

  /** Returns the port of the line `{"port":N}`. @throws Error if the process ended before, or did not write it within 30 s. */
  port(): Promise<number> {
    return this.#stdout.port(() => this.#quoteOutput());
  }

  /** Quotes the port line if it looks like a log line, to follow a sentence. Returns an empty text otherwise. */
  quotePortLine(): string {
    const line = this.#stdout.portLine?.trim() ?? "";
    if (/^\{\s*"port"\s*:\s*\d+\s*\}$/.test(line) || line === "") return "";
    return ` The port was read from this line of stdout: ${line}. Runtimes take the first line with a member "port", so log to stderr.`;
  }

  /** Description of the exit, such as `ended with code 1`. */
  get ending(): string {
    const { code, signal } = this.#exit ?? {};
    return `ended ${signal ? `by ${signal}` : `with code ${code ?? "unknown"}`}`;
  }

  /** Describes the exit, with the last output. */
  describeExit(): string {
    return `its process ${this.ending}.${this.#quoteOutput()}`;
  }

  /** Ends the process and its child processes, first by SIGTERM, then by SIGKILL. Resolves when it has ended. */
  async stop(): Promise<void> {
    if (this.hasExited) return;
    this.#offspring?.note();
    this.#signal("SIGTERM");
    const timer = setTimeout(() => this.#killAll(), STOP_TIMEOUT_MS);
    await this.exited;
    clearTimeout(timer);
  }

  #watchExit(): Promise<ProcessExit> {
    const child = this.#child;
    const withdraw = onExit(() => this.#killAll());
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
        // Child processes that are still running, however the process ended.
        this.#killAll();
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

  /** Writes a line of the worker to stderr, because stdout belongs to the program that uses the runtime. */
  #pass(line: string, words: OutputTail): void {
    words.add(line);
    process.stderr.write(`${line}\n`);
  }

  /** Quotes the last output, to follow a sentence. Returns an empty text if there is none. */
  #quoteOutput(): string {
    const { stdout, stderr } = this.#output;
    const lines = [...stdout.with(this.#stdout.rest), ...stderr.with(this.#stderr.rest)];
    return lines.length === 0 ? "" : ` Its last output:\n${lines.join("\n")}`;
  }

  #killAll(): void {
    this.#offspring?.note();
    this.#signal("SIGKILL");
    this.#offspring?.kill();
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") this.#child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // ESRCH: the process group has no processes left.
    }
  }
}
