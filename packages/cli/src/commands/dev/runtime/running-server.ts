import { setTimeout as pause } from "node:timers/promises";
import { type Client, createClient, RuntimeUnreachableError } from "@stepflow/client";
import type { WorkerPlace } from "@stepflow/orchestrator";
import { CliError } from "../../../exit/cli-error.ts";
import type { WorkerSpec } from "../../../workers/worker-spec.ts";
import type { ConnectServer } from "./real-server.ts";

/** Time between two looks for a server that does not answer yet. */
const POLL_MS = 500;

/** Options of {@link toRunningServer}. */
export interface RunningServerOptions {
  readonly url: string;
  /** Returns the port at which the server calls a worker; undefined if none is chosen. */
  readonly portOf: (worker: string) => number | undefined;
  /** Called if the server does not answer yet. */
  readonly onWaiting: () => void;
  readonly signal: AbortSignal;
}

/**
 * Connects workers with a server that runs already, and lives on when they end.
 *
 * Workers with a port listen before the server is asked: up to 0.11, it does not start without them.
 */
export function toRunningServer({ url, portOf, onWaiting, signal }: RunningServerOptions): ConnectServer {
  return async (workers) => {
    const client = createClient({ url });
    const isCalled = Object.keys(workers).some((name) => portOf(name) !== undefined);
    // From 0.12 on, runtimes report no version, and workers pull.
    const version = isCalled ? "" : (await client.health({ signal })).version;
    const portless = Object.keys(workers).find((name) => portOf(name) === undefined);
    if (version !== undefined && portless !== undefined) {
      throw new CliError(
        "usage",
        `The runtime${version && ` ${version}`} at ${url} calls its workers by the URLs in its configuration. Write --worker-port ${portless}=PORT with the port of ${portless} there.`,
      );
    }
    for (const [name, worker] of Object.entries(workers)) await worker.start(toPlace(name, url, version === undefined));
    if (isCalled) await untilAnswering(client, { onWaiting, signal });
    return {
      url: url.replace(/\/+$/, ""),
      client,
      untilEnded: () => new Promise(() => {}),
      close: async () => {},
    };
  };
}

async function untilAnswering(
  client: Client,
  { onWaiting, signal }: Pick<RunningServerOptions, "onWaiting" | "signal">,
): Promise<void> {
  for (let count = 0; ; count += 1) {
    try {
      await client.health({ signal });
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof RuntimeUnreachableError)) throw error;
      if (count === 0) onWaiting();
      await pause(POLL_MS, undefined, { signal });
    }
  }
}

function toPlace(name: string, url: string, isPulling: boolean): WorkerPlace {
  const { host, hostname, port } = new URL(url);
  return {
    transport: isPulling ? "grpc" : "http",
    port: 0,
    tasksUrl: port === "" ? `${hostname}:80` : host,
    queue: name,
    announce: false,
    handleSignals: false,
  };
}

/** @throws CliError for workers and addresses that dev cannot use with a server that runs already. */
export function checkRunningServer(url: string, workers: readonly WorkerSpec[]): void {
  if (/^https:/i.test(url)) {
    throw new CliError("usage", "dev reaches a running runtime by http:// only. Name its address behind the proxy.");
  }
  if (workers.every(({ kind }) => kind === "file")) return;
  throw new CliError(
    "usage",
    "A running runtime reaches and starts its other workers itself. Omit --command and --worker URL.",
  );
}
