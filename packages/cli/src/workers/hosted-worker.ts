/// <reference lib="esnext.disposable" preserve="true" />
import { type ChildProcess, spawn } from "node:child_process";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { CliError } from "../exit/cli-error.ts";
import { hostArguments } from "../host-program.ts";
import type { CliIo } from "../io/cli-io.ts";
import type { HostedStart, HostMessage, StartMessage } from "./host-messages.ts";

const STOP_TIMEOUT_MS = 2_000;
/** Variables that would change the address or the transport of the worker. */
const REMOVED: readonly string[] = ["PORT", "HOST", "STEPFLOW_TRANSPORT", "STEPFLOW_TASKS_URL", "STEPFLOW_QUEUE_NAME"];

/** A worker of a file, in a process of its own that ends with this one. */
export class HostedWorker implements AsyncDisposable {
  /** Name that the worker has given itself. */
  readonly name: string;
  readonly #host: Host;

  private constructor(name: string, host: Host) {
    this.name = name;
    this.#host = host;
  }

  /** Loads the file. @throws CliError if it does not exist, cannot be loaded or exports no worker. */
  static async load(path: string, io: CliIo): Promise<HostedWorker> {
    const file = resolve(io.cwd, path);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      throw new CliError("usage", `The worker's file ${path} does not exist.`, { at: path });
    }
    const host = new Host(path, hostArguments(pathToFileURL(file).href), io);
    try {
      const loaded = await host.receive("loaded", io.signal);
      return new HostedWorker(loaded.name, host);
    } catch (error) {
      await host.stop();
      throw error;
    }
  }

  /** Starts the worker and returns its URL. @throws CliError if it does not start. */
  async start(options: HostedStart, signal: AbortSignal): Promise<string> {
    this.#host.send({ type: "start", options: { ...options, announce: false, handleSignals: true } });
    return (await this.#host.receive("started", signal)).url;
  }

  /** Ends the process and what it has started. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#host.stop();
  }
}

/** The child process. It leads a process group, so that everything that it started ends with it. */
class Host {
  readonly #path: string;
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #killNow = (): void => this.#signal("SIGKILL");
  #received: HostMessage[] = [];
  #wake: () => void = () => {};
  #hasExited = false;

  constructor(path: string, args: readonly string[], io: CliIo) {
    this.#path = path;
    const env = Object.fromEntries(Object.entries(io.env).filter(([name]) => !REMOVED.includes(name)));
    this.#child = spawn(process.execPath, args, {
      cwd: io.cwd,
      // The command reports failed executions itself.
      env: { STEPFLOW_LOG_LEVEL: "error", ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: process.platform !== "win32",
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => void io.stderr.write(text));
    }
    this.#child.on("message", (message: HostMessage) => {
      this.#received.push(message);
      this.#wake();
    });
    this.#exited = new Promise((settle) => {
      this.#child.once("close", () => settle());
      this.#child.once("error", () => settle());
    });
    void this.#exited.then(() => {
      process.off("exit", this.#killNow);
      this.#hasExited = true;
      this.#wake();
    });
    process.on("exit", this.#killNow);
  }

  send(message: StartMessage): void {
    // A host that has ended is noticed by `receive`.
    this.#child.send(message, () => {});
  }

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
        if (message?.type === "failed") throw this.#failure(message.message);
        if (message?.type === type) return message as Extract<HostMessage, { type: Type }>;
        if (this.#hasExited) throw this.#failure("its process has ended.");
        await new Promise<void>((settle) => {
          this.#wake = settle;
        });
      }
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  async stop(): Promise<void> {
    if (this.#hasExited) return;
    this.#signal("SIGTERM");
    const timer = setTimeout(this.#killNow, STOP_TIMEOUT_MS);
    await this.#exited;
    clearTimeout(timer);
    this.#signal("SIGKILL");
  }

  #failure(reason: string): CliError {
    return new CliError("unreachable", `The worker ${this.#path} does not start: ${reason}`, { at: this.#path });
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
