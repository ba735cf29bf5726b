/// <reference lib="esnext.disposable" preserve="true" />
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { CliError } from "../exit/cli-error.ts";
import type { HostedStart } from "./host-messages.ts";
import { type HostExit, HostFailure, type HostIo, HostProcess } from "./host-process.ts";

/** Options of {@link HostedWorker.load}. */
export interface HostedWorkerOptions extends HostIo {
  readonly signal: AbortSignal;
  /** A process that waits for a file. If omitted, a new one is started. */
  readonly host?: HostProcess | undefined;
  /** Port of the inspector. If set, the process waits for a debugger. */
  readonly inspectPort?: number | undefined;
}

/** A worker of a file, in a process of its own that ends with this one. */
export class HostedWorker implements AsyncDisposable {
  /** Name that the worker has given itself. */
  readonly name: string;
  readonly #path: string;
  readonly #host: HostProcess;

  private constructor(name: string, path: string, host: HostProcess) {
    this.name = name;
    this.#path = path;
    this.#host = host;
  }

  /** Loads the file. @throws CliError if it does not exist, cannot be loaded or exports no worker. */
  static async load(
    path: string,
    { host: given, inspectPort, signal, ...io }: HostedWorkerOptions,
  ): Promise<HostedWorker> {
    const file = resolve(io.cwd, path);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      await given?.[Symbol.asyncDispose]();
      throw new CliError("usage", `The worker's file ${path} does not exist.`, { at: path });
    }
    const host = given ?? new HostProcess(needsCompiler(path), io);
    try {
      host.send({ type: "load", url: pathToFileURL(file).href, inspectPort });
      const { name } = await host.receive("loaded", signal);
      return new HostedWorker(name, path, host);
    } catch (error) {
      await host[Symbol.asyncDispose]();
      throw toCliError(error, path);
    }
  }

  /** Resolves when the process has ended. */
  get exited(): Promise<HostExit> {
    return this.#host.exited;
  }

  /** Id of the process. */
  get pid(): number | undefined {
    return this.#host.pid;
  }

  /** Starts the worker and returns its URL. @throws CliError if it does not start. */
  async start(options: HostedStart, signal: AbortSignal): Promise<string> {
    this.#host.send({ type: "start", options: { ...options, announce: false, handleSignals: true } });
    try {
      return (await this.#host.receive("started", signal)).url;
    } catch (error) {
      throw toCliError(error, this.#path);
    }
  }

  /** Lets the worker end its executions and then itself. Resolves when it has ended, or after `limitMs`. */
  async leave(limitMs: number): Promise<void> {
    this.#host.terminate();
    const waiting = new AbortController();
    await Promise.race([this.exited, pause(limitMs, undefined, { signal: waiting.signal }).catch(() => {})]);
    waiting.abort();
  }

  /** Ends the process and what it has started. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#host[Symbol.asyncDispose]();
  }
}

/** Whether Node needs a compiler for a file. */
export function needsCompiler(path: string): boolean {
  return /\.(?:[cm]?tsx?|jsx)$/.test(path);
}

function toCliError(error: unknown, path: string): unknown {
  if (!(error instanceof HostFailure)) return error;
  return new CliError("unreachable", `The worker ${path} does not start: ${error.message}`, { at: path });
}
