import type { HttpServer } from "@stepflow/transport/node";
import { DEFAULTS } from "../host/defaults.ts";
import type { WorkerHost } from "../host/worker-host.ts";
import type { Logger } from "../log/logger.ts";
import { watchParent } from "./parent-watch.ts";
import type { RunningWorker } from "./serve-options.ts";
import { endProcess, endWithProcess, type ProcessFollower } from "./shutdown.ts";

export interface LifecycleOptions {
  readonly host: WorkerHost;
  readonly server: HttpServer;
  readonly logger: Logger;
  /** 10 000 when absent. */
  readonly drainMs: number | undefined;
  /** Called once the server has stopped. */
  readonly releases: readonly (() => void)[];
}

/** Time for the last answers to leave once all executions have ended. */
const FLUSH_MS = 1_000;

/** The running server from its first request to its last. */
export class Lifecycle implements RunningWorker, ProcessFollower {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly closed: Promise<void>;
  readonly #options: LifecycleOptions;
  readonly #release: (() => void)[];
  #resolveClosed: () => void = () => {};
  #closing: Promise<void> | undefined;

  constructor(options: LifecycleOptions) {
    this.#options = options;
    this.#release = [...options.releases];
    const { url, host, port } = options.server;
    this.url = url;
    this.host = host;
    this.port = port;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#stop().finally(() => this.#resolveClosed());
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Ends in order with the process, and ends the process when its parent is gone. */
  followProcess(): void {
    const watch = watchParent({ onGone: () => endProcess("The parent process is gone.") });
    this.#release.push(endWithProcess(this), () => watch.stop());
  }

  onEnding(reason: string): void {
    this.#options.logger.info(`${reason} Stopping.`, { open: this.#options.host.active });
  }

  async #stop(): Promise<void> {
    const { host, server, drainMs = DEFAULTS.drainMs } = this.#options;
    try {
      await host.drain(drainMs);
      await stopWithin(server, FLUSH_MS);
    } finally {
      for (const release of this.#release.splice(0)) release();
    }
  }
}

/** Idle connections end at once, busy ones get a moment to carry off their answer. */
function stopWithin(server: HttpServer, ms: number): Promise<void> {
  const timer = setTimeout(() => server.destroy(), ms);
  return server.stop().finally(() => clearTimeout(timer));
}
