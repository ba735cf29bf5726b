import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { createDeferred } from "@stepflow/protocol/internal";
import { LogBuffer } from "./log-buffer.ts";

/** How a server process ended. */
export interface ServerExit {
  /** Exit code; null if a signal ended the process. */
  readonly code: number | null;
  /** Signal that ended the process; null if it exited by itself. */
  readonly signal: NodeJS.Signals | null;
}

/** Options of {@link ServerProcess}. */
export interface ServerProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly onLog?: ((line: string) => void) | undefined;
}

/** Time from SIGTERM to SIGKILL. */
const DEFAULT_STOP_TIMEOUT_MS = 5_000;

/** A `stepflow-server` process with its log and the port that it announces. */
export class ServerProcess {
  readonly log: LogBuffer;
  /** Resolves with the port that the server prints. Stays pending if it prints none. */
  readonly announced: Promise<number>;
  /** Resolves when the process has ended; rejects if it cannot be started. */
  readonly exited: Promise<ServerExit>;
  readonly #child: ChildProcess;

  constructor(options: ServerProcessOptions) {
    const announced = createDeferred<number>();
    this.announced = announced.promise;
    this.log = new LogBuffer((line) => {
      const port = readPortLine(line);
      if (port !== undefined) announced.resolve(port);
      options.onLog?.(line);
    });
    // In a session of its own: Ctrl+C in a terminal does not reach it, and its workers can be found by the session later.
    this.#child = spawn(options.command, options.args, {
      detached: true,
      env: options.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#capture("stdout", this.#child.stdout);
    this.#capture("stderr", this.#child.stderr);
    this.exited = whenEnded(this.#child);
    this.exited.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get running(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends SIGTERM, and SIGKILL after `timeoutMs`. Resolves when the process has ended. */
  async end(timeoutMs: number = DEFAULT_STOP_TIMEOUT_MS): Promise<ServerExit> {
    this.kill("SIGTERM");
    const timer = setTimeout(() => this.kill("SIGKILL"), timeoutMs);
    try {
      return await this.exited;
    } finally {
      clearTimeout(timer);
    }
  }

  #capture(name: string, stream: Readable | null): void {
    stream?.setEncoding("utf8");
    stream?.on("data", (text: string) => this.log.write(name, text));
    stream?.on("end", () => this.log.end(name));
    stream?.on("error", () => undefined);
  }
}

/** The last output can arrive after the exit. The wait is short because another process may hold the pipe open. */
const OUTPUT_GRACE_MS = 500;

function whenEnded(child: ChildProcess): Promise<ServerExit> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const done = (code: number | null, signal: NodeJS.Signals | null): void => {
      clearTimeout(timer);
      resolve({ code, signal });
    };
    child.once("error", reject);
    child.once("close", done);
    child.once("exit", (code, signal) => {
      timer = setTimeout(done, OUTPUT_GRACE_MS, code, signal);
    });
  });
}

function readPortLine(line: string): number | undefined {
  const match = /^\{"port":\s*(\d+)\}$/.exec(line.trim());
  return match === null ? undefined : Number(match[1]);
}
