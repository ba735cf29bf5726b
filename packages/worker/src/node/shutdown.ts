/// <reference lib="esnext.disposable" preserve="true" />
import { bindMethods } from "@stepflow/protocol/internal";
import type { HttpServer } from "@stepflow/transport/node";
import { DEFAULTS } from "../host/defaults.ts";
import type { WorkerHost } from "../host/worker-host.ts";
import type { Logger } from "../log/logger.ts";
import { watchParent } from "./parent-watch.ts";
import { type Stoppable, shutDownProcess, shutDownWithProcess } from "./process-signals.ts";
import type { RunningWorker } from "./serve-options.ts";
import type { StrayPolicy } from "./strays.ts";

/** Options of {@link Lifecycle}. */
export interface LifecycleOptions {
  readonly host: WorkerHost;
  readonly server: HttpServer;
  readonly logger: Logger;
  /** Time in milliseconds for running executions to end. `undefined` means `DEFAULTS.drainMs`. */
  readonly drainMs: number | undefined;
  readonly onStray?: StrayPolicy | undefined;
  /** Called when the server has stopped, even if stopping failed. */
  readonly releases: readonly (() => void)[];
}

/** Time for the last responses to be sent after all executions have ended. */
const FLUSH_MS = 1_000;

/** A running server: closes it once, in order, on request or with its process. */
export class Lifecycle implements RunningWorker, Stoppable {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly closed: Promise<void>;
  readonly onStray: StrayPolicy | undefined;
  readonly logger: Logger;
  readonly #options: LifecycleOptions;
  readonly #release: (() => void)[];
  #resolveClosed: () => void = () => {};
  #closing: Promise<void> | undefined;

  constructor(options: LifecycleOptions) {
    this.#options = options;
    this.onStray = options.onStray;
    this.logger = options.logger;
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

  /** Closes the server before the process exits, and shuts the process down when its parent is gone. */
  stopWithProcess(): void {
    const watch = watchParent({ onGone: () => shutDownProcess("The parent process is gone.") });
    this.#release.push(shutDownWithProcess(this), () => watch.stop());
  }

  onStopping(reason: string): void {
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

bindMethods(Lifecycle);

/** Closes idle connections at once, and busy ones after their response or `ms`, whichever is first. */
function stopWithin(server: HttpServer, ms: number): Promise<void> {
  const timer = setTimeout(() => server.destroy(), ms);
  return server.stop().finally(() => clearTimeout(timer));
}
