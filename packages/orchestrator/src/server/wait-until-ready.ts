import { setTimeout as sleep } from "node:timers/promises";
import { type Client, ClientError, createClient, type Health } from "@stepflow/client";
import { messageOf } from "@stepflow/protocol/internal";
import { traitsOf } from "../server-traits.ts";
import type { ServerProcess } from "./server-process.ts";
import { toStartError } from "./start-failure.ts";

/** Options of {@link waitUntilReady}. */
export interface ReadyOptions {
  readonly version: string;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A server that is healthy and can run flows. */
export interface ReadyServer {
  readonly port: number;
  readonly url: string;
  readonly client: Client;
  readonly health: Health;
}

const DEFAULT_START_TIMEOUT_MS = 60_000;
const HEALTH_PAUSE_MS = 20;
const HEALTH_TIMEOUT_MS = 5_000;

/**
 * Waits until the server has announced its port and is healthy.
 *
 * @throws ServerStartError with the log if the server exits or is not ready in time.
 * @throws The reason of the signal if it aborts.
 */
export async function waitUntilReady(server: ServerProcess, options: ReadyOptions): Promise<ReadyServer> {
  const { version, timeoutMs = DEFAULT_START_TIMEOUT_MS, signal } = options;
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal?.reason);
  signal?.throwIfAborted();
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => {
    stop.abort(toStartError(`stepflow-server ${version} was not ready after ${timeoutMs} ms.`, server.log.lines));
  }, timeoutMs);
  const ended = server.exited.then(
    ({ code, signal: killer }) => {
      const how = killer === null ? `exit code ${code}` : `signal ${killer}`;
      throw toStartError(`stepflow-server ${version} ended with ${how} before it was ready.`, server.log.lines);
    },
    (cause: unknown) => {
      const reason = messageOf(cause);
      throw toStartError(`stepflow-server ${version} could not be started: ${reason}.`, server.log.lines, cause);
    },
  );
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason), { once: true });
  });
  try {
    return await Promise.race([ended, stopped, untilHealthy(server, traitsOf(version).settleMs, stop.signal)]);
  } finally {
    stop.abort();
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

async function untilHealthy(server: ServerProcess, settleMs: number, signal: AbortSignal): Promise<ReadyServer> {
  const port = await server.announced;
  const url = `http://127.0.0.1:${port}`;
  const client = createClient({ url });
  for (;;) {
    try {
      const health = await client.health({ signal, timeoutMs: HEALTH_TIMEOUT_MS });
      if (settleMs > 0) await sleep(settleMs, undefined, { signal });
      return { port, url, client, health };
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
    }
    await sleep(HEALTH_PAUSE_MS, undefined, { signal });
  }
}
