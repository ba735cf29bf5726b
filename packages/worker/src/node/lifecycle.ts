import type { HttpServer } from "@stepflow/transport/node";
import type { Logger } from "../logger.ts";
import type { WorkerHost } from "../worker-host.ts";
import { watchParent } from "./parent-watch.ts";
import type { RunningWorker } from "./serve-options.ts";

export interface LifecycleOptions {
  readonly host: WorkerHost;
  readonly server: HttpServer;
  readonly logger: Logger;
  /** 10 000 when absent. */
  readonly drainMs: number | undefined;
  /** Called once the server has stopped. */
  readonly releases: readonly (() => void)[];
}

const DEFAULT_DRAIN_MS = 10_000;
/** Time for the last answers to leave once all executions have ended. */
const FLUSH_MS = 1_000;
const STOP_SIGNALS = ["SIGTERM", "SIGINT"] as const;

/** All that follow the process. */
const following = new Set<Lifecycle>();

/** The running server from its first request to its last. */
export class Lifecycle implements RunningWorker {
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

  /** Ends the process in an orderly way on a signal, or when its parent is gone; at once on a second signal. */
  followProcess(): void {
    const stop = (signal: NodeJS.Signals): void => {
      ignoreSignals();
      this.exitAfter(`Got ${signal}.`);
    };
    const ignoreSignals = (): void => {
      for (const signal of STOP_SIGNALS) process.removeListener(signal, stop);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, stop);
    const watch = watchParent({ onGone: () => this.exitAfter("The parent process is gone.") });
    following.add(this);
    this.#release.push(
      ignoreSignals,
      () => watch.stop(),
      () => following.delete(this),
    );
  }

  /** Stops in order, then ends the process; workers beside this one end with it, and get their time too. */
  exitAfter(reason: string): void {
    this.#options.logger.info(`${reason} Stopping.`, { open: this.#options.host.active });
    const all = new Set([this, ...following]);
    void Promise.all([...all].map((lifecycle) => lifecycle.close())).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  }

  async #stop(): Promise<void> {
    const { host, server, drainMs = DEFAULT_DRAIN_MS } = this.#options;
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
