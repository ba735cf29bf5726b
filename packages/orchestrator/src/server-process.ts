import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { LogBuffer } from "./log-buffer.ts";

/** How a server ended. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** How a server is started. */
export interface ServerProcessOptions {
  readonly binary: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly onLog?: ((line: string) => void) | undefined;
}

/** A running `stepflow-server`: its log, the port it announced, its end. */
export class ServerProcess {
  readonly log: LogBuffer;
  /** Resolves with the port that the server printed; pending for ever when it prints none. */
  readonly announced: Promise<number>;
  /** Resolves when the process has ended; rejects when it could not be started. */
  readonly exited: Promise<ServerExit>;
  readonly #child: ChildProcess;

  constructor(options: ServerProcessOptions) {
    let announce: (port: number) => void;
    this.announced = new Promise((resolve) => {
      announce = resolve;
    });
    this.log = new LogBuffer((line) => {
      const port = readPortLine(line);
      if (port !== undefined) announce(port);
      options.onLog?.(line);
    });
    // A session of its own: Ctrl+C in a terminal reaches us only, and its workers can be told by it later.
    this.#child = spawn(options.binary, options.args, {
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

  #capture(name: string, stream: Readable | null): void {
    stream?.setEncoding("utf8");
    stream?.on("data", (text: string) => this.log.write(name, text));
    stream?.on("end", () => this.log.end(name));
    stream?.on("error", () => undefined);
  }
}

/** Its last output may come after its end; a pipe that somebody else holds open must not delay us for long. */
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
