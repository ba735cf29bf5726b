/// <reference lib="esnext.disposable" preserve="true" />
import { type ChildProcess, spawn } from "node:child_process";
import type { ProcessGuard } from "../guard/process-guard.ts";
import { hostArguments } from "../host-program.ts";
import type { CliIo } from "../io/cli-io.ts";
import type { WorkerLog } from "../wire/worker-log.ts";
import type { HostMessage, ParentMessage } from "./host-messages.ts";

/** Time between SIGTERM and SIGKILL. */
const STOP_TIMEOUT_MS = 2_000;
/** Variables that would change the address or the transport of the worker. */
const REMOVED: readonly string[] = ["PORT", "HOST", "STEPFLOW_TRANSPORT", "STEPFLOW_TASKS_URL", "STEPFLOW_QUEUE_NAME"];

/** Parts of the command line that a host needs. */
export interface HostIo extends Pick<CliIo, "env" | "cwd"> {
  /** Receives what the process prints. */
  readonly stderr: Pick<CliIo["stderr"], "write">;
  /** Receives it instead, and tells streams of different processes apart. */
  readonly log?: WorkerLog | undefined;
  /** Ends the process if this one is killed. If undefined, the process has to notice that by itself. */
  readonly guard?: ProcessGuard | undefined;
}

/** How a process ended. */
export interface HostExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The file of a worker does not load, or its worker does not start. */
export class HostFailure extends Error {}

/** A child process for the file of a worker. It leads a process group, so that everything that it started ends with it. */
export class HostProcess implements AsyncDisposable {
  /** Resolves when the process has ended and its output has been read. */
  readonly exited: Promise<HostExit>;
  readonly #child: ChildProcess;
  readonly #killNow = (): void => this.#signal("SIGKILL");
  readonly #received: HostMessage[] = [];
  #wake: () => void = () => {};
  #hasExited = false;

  /** @param compiles whether the process can load TypeScript. */
  constructor(compiles: boolean, { cwd, env, stderr, log, guard }: HostIo) {
    const own = Object.fromEntries(Object.entries(env).filter(([name]) => !REMOVED.includes(name)));
    const program = { command: process.execPath, args: hostArguments(compiles) };
    const { command, args } = guard?.wrapHost(program) ?? program;
    this.#child = spawn(command, args, {
      cwd,
      // The command reports failed executions itself, and a view of the run has a place for the other messages.
      env: { STEPFLOW_LOG_LEVEL: log === undefined ? "error" : "info", ...own },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: process.platform !== "win32",
    });
    guard?.note(this.#child.pid);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      const output = log?.open() ?? { write: (text: string) => void stderr.write(text), end() {} };
      stream?.setEncoding("utf8").on("data", (text: string) => output.write(text));
      stream?.on("end", () => output.end());
    }
    this.#child.on("message", (message: HostMessage) => {
      this.#received.push(message);
      this.#wake();
    });
    this.exited = new Promise((settle) => {
      this.#child.once("close", (code, signal) => settle({ code, signal }));
      this.#child.once("error", () => settle({ code: null, signal: null }));
    });
    void this.exited.then(() => {
      process.off("exit", this.#killNow);
      this.#hasExited = true;
      this.#wake();
    });
    process.on("exit", this.#killNow);
  }

  get hasExited(): boolean {
    return this.#hasExited;
  }

  /** Id of the process; undefined if it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  send(message: ParentMessage): void {
    // A host that has ended is noticed by `receive`.
    this.#child.send(message, () => {});
  }

  /** Waits for a message. @throws HostFailure; the reason of the signal. */
  async receive<Type extends HostMessage["type"]>(
    type: Type,
    signal: AbortSignal,
  ): Promise<Extract<HostMessage, { type: Type }>> {
    const onAbort = (): void => this.#wake();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      for (;;) {
        signal.throwIfAborted();
        const message = this.#received.shift();
        if (message?.type === "failed") throw new HostFailure(message.message);
        if (message?.type === type) return message as Extract<HostMessage, { type: Type }>;
        if (this.#hasExited) throw new HostFailure("its process has ended.");
        await new Promise<void>((settle) => {
          this.#wake = settle;
        });
      }
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  /** Asks the process to end when it has ended its work. */
  terminate(): void {
    this.#child.kill("SIGTERM");
  }

  /** Ends the process and what it has started. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#hasExited) return;
    this.#signal("SIGTERM");
    const timer = setTimeout(this.#killNow, STOP_TIMEOUT_MS);
    await this.exited;
    clearTimeout(timer);
    this.#signal("SIGKILL");
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
