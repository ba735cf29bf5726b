import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { PatientServer } from "./patient-server.ts";

/** Runtimes close idle connections after 180 s. A server that closed first could lose a request that is being sent. */
const KEEP_ALIVE_TIMEOUT_MS = 200_000;
/** Interval at which a stopping server closes connections that have become idle. */
const SWEEP_MS = 50;

/** Options of {@link startHttpServer}. */
export interface HttpServerOptions {
  /** Address or name to listen on. */
  readonly host: string;
  /** Port to listen on; 0 for a free one. */
  readonly port: number;
  /** Serves the requests. */
  readonly listener: RequestListener;
}

/** A server that listens. */
export interface HttpServer {
  /** Host as it was given. */
  readonly host: string;
  /** Port that the server listens on, also if 0 was given. */
  readonly port: number;
  /** URL of the server, without a path. */
  readonly url: string;
  /**
   * Stops accepting connections and closes idle ones. Resolves when the last connection has closed.
   *
   * @example
   * ```ts source="./http-server.examples.ts#stop"
   * const stopped = server.stop();
   * const timer = setTimeout(() => server.destroy(), 5_000);
   * await stopped;
   * clearTimeout(timer);
   * ```
   */
  stop(): Promise<void>;
  /**
   * Closes all connections at once, which lets {@link HttpServer.stop} resolve.
   *
   * @example
   * ```ts source="./http-server.examples.ts#stop"
   * const stopped = server.stop();
   * const timer = setTimeout(() => server.destroy(), 5_000);
   * await stopped;
   * clearTimeout(timer);
   * ```
   */
  destroy(): void;
}

/**
 * Starts a `node:http` server. Resolves when it listens.
 *
 * @throws TypeError if the host is empty.
 * @throws Error if the server cannot listen; the message names host, port and reason.
 * @example
 * ```ts source="./http-server.examples.ts#startHttpServer"
 * const server = await startHttpServer({
 *   host: "127.0.0.1",
 *   port: 0,
 *   listener: (_request, response) => response.end("hello"),
 * });
 * console.log(server.url);
 * await server.stop();
 * ```
 */
export async function startHttpServer({ host, port, listener }: HttpServerOptions): Promise<HttpServer> {
  if (host === "") throw new TypeError(EMPTY_HOST);
  const server = new PatientServer({ keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS, noDelay: true }, listener);
  await listen(server, host, port);
  const bound = (server.address() as AddressInfo).port;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    host,
    port: bound,
    url: `http://${name}:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        // A busy connection becomes idle after its response and would then stay open for another request.
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
        server.close(() => {
          clearInterval(sweep);
          resolve();
        });
      }),
    destroy: () => server.closeAllConnections(),
  };
}

/** Node listens on every address if the host is empty, which is rarely intended. */
const EMPTY_HOST =
  'Cannot listen on host "": an empty host means every address of this machine. Use an address such as "127.0.0.1", or "0.0.0.0" for all of them.';

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, () => {
      // A connection that cannot be accepted must not end the other ones.
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
