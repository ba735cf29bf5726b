import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Runtimes close idle connections after 180 s; whoever closes first can lose the request that is on its way (docs/internals/wire.md#keep-alive). */
const KEEP_ALIVE_TIMEOUT_MS = 200_000;
/** How often a stopping server looks for connections that have become idle. */
const SWEEP_MS = 50;

export interface HttpServerOptions {
  readonly host: string;
  readonly port: number;
  readonly listener: RequestListener;
}

export interface HttpServer {
  readonly host: string;
  readonly port: number;
  readonly url: string;
  /** Accepts no more connections and ends idle ones; resolves when the last has ended. */
  stop(): Promise<void>;
  /** Ends all connections at once. */
  destroy(): void;
}

/**
 * Listens; resolves once it does.
 *
 * @throws Error that names host and port when the address cannot be had; TypeError for an empty host.
 */
export async function startHttpServer({ host, port, listener }: HttpServerOptions): Promise<HttpServer> {
  if (host === "") throw new TypeError(EMPTY_HOST);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS, noDelay: true }, listener);
  await listen(server, host, port);
  const bound = (server.address() as AddressInfo).port;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    host,
    port: bound,
    url: `http://${name}:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        // Those that are busy become idle after their answer, and would then wait for another request.
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
        server.close(() => {
          clearInterval(sweep);
          resolve();
        });
        server.closeIdleConnections();
      }),
    destroy: () => server.closeAllConnections(),
  };
}

/** What Node would make of it, nobody means. */
const EMPTY_HOST =
  'Cannot listen on host "", which is every address of this machine: give one, such as "127.0.0.1", or "0.0.0.0" for all of them.';

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, () => {
      // A connection that cannot be accepted is not the end of the others.
      server.removeAllListeners("error").on("error", () => {});
      resolve();
    });
  });
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "another process listens there. Choose another port, or 0 for a free one.",
  EADDRNOTAVAIL: "this machine does not have that address.",
  EACCES: "this user may not listen there. Ports below 1024 need privileges.",
};

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reason = REASONS[error.code ?? ""] ?? error.message;
  return new Error(`Cannot listen on ${host}:${port}: ${reason}`, { cause: error });
}
