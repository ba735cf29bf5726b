import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { onExit } from "signal-exit";
import { createDeferred } from "./deferred.ts";
import { findCommand } from "./find-command.ts";
import { LineSplitter } from "./line-splitter.ts";
import type { CommandWorker } from "./worker-source.ts";

/** How a process ended. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const PORT_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 2_000;
const LAST_LINES = 20;

/** A process that a worker runs in: leader of its own process group, with nothing in its environment but what it is given. */
export class WorkerProcess {
  /** Resolves when it has ended. */
  readonly exited: Promise<ProcessExit>;
  readonly #child: ChildProcess;
  readonly #port = createDeferred<number>();
  readonly #lastLines: string[] = [];
  #exit: ProcessExit | undefined;

  /** @throws Error when the command cannot be found or executed. */
  constructor({ command, args = [], env = {}, cwd = "." }: CommandWorker) {
    const folder = resolve(cwd);
    this.#child = spawn(findCommand(command, folder), args, {
      argv0: command,
      cwd: folder,
      env: { ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    this.#port.promise.catch(() => {});
    this.exited = this.#watchExit();
    this.#readOutput();
  }

  get hasExited(): boolean {
    return this.#exit !== undefined;
  }

  /** The port of its line `{"port":N}`. @throws Error when it ended before, or did not say within 30 s. */
  async port(): Promise<number> {
    const refuse = (): void =>
      this.#port.reject(
        new Error(`it wrote no line {"port":N} to stdout within ${PORT_TIMEOUT_MS} ms.${this.#said()}`),
      );
    const timer = setTimeout(refuse, PORT_TIMEOUT_MS);
    try {
      return await this.#port.promise;
    } finally {
      clearTimeout(timer);
    }
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
    return new Promise((end) => {
      const leave = (exit: ProcessExit, reason?: Error): void => {
        withdraw();
        this.#exit ??= exit;
        this.#port.reject(reason ?? new Error(this.describeExit()));
        end(exit);
      };
      child.once("error", (error) => {
        if (child.pid === undefined) leave({ code: null, signal: null }, error);
      });
      child.once("exit", (code, signal) => {
        // Those that it started and that did not go with it, however it ended.
        this.#signal("SIGKILL");
        leave({ code, signal });
      });
    });
  }

  #readOutput(): void {
    const { stdout, stderr } = this.#child;
    let isAnnounced = false;
    const out = new LineSplitter((line) => {
      const port = isAnnounced ? undefined : readPort(line);
      if (port === undefined) return this.#pass(line);
      isAnnounced = true;
      this.#port.resolve(port);
    });
    const err = new LineSplitter((line) => this.#pass(line));
    stdout?.setEncoding("utf8").on("data", (text: string) => out.write(text));
    stdout?.on("end", () => out.end());
    stderr?.setEncoding("utf8").on("data", (text: string) => err.write(text));
    stderr?.on("end", () => err.end());
  }

  /** stdout belongs to the program that runs the runtime. */
  #pass(line: string): void {
    this.#lastLines.push(line);
    if (this.#lastLines.length > LAST_LINES) this.#lastLines.shift();
    process.stderr.write(`${line}\n`);
  }

  #said(): string {
    return this.#lastLines.length === 0 ? "" : ` It said:\n${this.#lastLines.join("\n")}`;
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

/** Other lines than `{"port":N}` may come before it; others of its members do not matter. */
function readPort(line: string): number | undefined {
  if (!line.includes('"port"')) return undefined;
  try {
    const { port } = JSON.parse(line) as { port?: unknown };
    return typeof port === "number" && Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}
