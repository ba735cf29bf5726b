import { getRequestListener } from "@hono/node-server";
import { createOriginGuard } from "@stepflow/transport";
import { startHttpServer } from "@stepflow/transport/node";
import type { Hono } from "hono";

/** Where to listen. */
export interface ListenOptions {
  /** Default 0: a free one. */
  readonly port?: number | undefined;
  /** Default `127.0.0.1`. On other than loopback addresses everybody who reaches them can run flows: there is no authentication. */
  readonly host?: string | undefined;
  /** Hosts that requests may name besides loopback, such as `example.com` or `example.com:8080`. */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** An app that is served. */
export interface RuntimeListener extends AsyncDisposable {
  /** Such as `http://127.0.0.1:7840`. */
  readonly url: string;
  readonly port: number;
  /** Ends all connections, event streams included. A second call waits for the first. */
  close(): Promise<void>;
}

/**
 * Serves an app over HTTP. On loopback, requests that web pages of other hosts make are refused, as are those whose Host header names
 * another machine.
 *
 * @throws Error naming host and port, and what to do, when the address cannot be had; TypeError for an empty host or a malformed `allowedHosts`.
 */
export async function listen(app: Pick<Hono, "fetch">, options: ListenOptions = {}): Promise<RuntimeListener> {
  const { host = "127.0.0.1", port = 0, allowedHosts } = options;
  const guard = createOriginGuard({ bind: host, ...(allowedHosts === undefined ? {} : { allowedHosts }) });
  const answer = (request: Request): Response | Promise<Response> => {
    const { headers } = request;
    const refusal = guard({ host: headers.get("host") ?? undefined, origin: headers.get("origin") ?? undefined });
    return refusal === undefined ? app.fetch(request) : new Response(refusal.message, { status: refusal.status });
  };
  const respond = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = await startHttpServer({
    host,
    port,
    listener: (request, response) => void respond(request, response),
  });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= server.stop();
    server.destroy();
    return closing;
  };
  return { url: server.url, port: server.port, close, [Symbol.asyncDispose]: close };
}
