/// <reference lib="esnext.disposable" preserve="true" />
import { getRequestListener } from "@hono/node-server";
import { defined } from "@stepflow/protocol/internal";
import { createOriginGuard } from "@stepflow/transport";
import { startHttpServer } from "@stepflow/transport/node";
import type { Hono } from "hono";

/** Options of a listener. */
export interface ListenOptions {
  /** Port to listen on. 0 selects a free one. @default 0 */
  readonly port?: number | undefined;
  /**
   * Address to listen on. There is no authentication: on other addresses than loopback, everyone who can reach them can run flows.
   *
   * @default "127.0.0.1"
   */
  readonly host?: string | undefined;
  /** Hosts, besides loopback ones, that the Host header may name, such as `example.com` or `example.com:8080`. @default [] */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** A running listener. */
export interface RuntimeListener extends AsyncDisposable {
  /** URL of the listener, such as `http://127.0.0.1:7840`. */
  readonly url: string;
  /** Port of the listener. */
  readonly port: number;
  /** Closes all connections, event streams included. Later calls wait for the first one. */
  close(): Promise<void>;
}

/**
 * Serves an app over HTTP. On loopback, it refuses requests from web pages of other hosts, and requests whose Host header names another
 * machine.
 *
 * @throws Error if the address is not available; TypeError for an empty host or a malformed `allowedHosts`.
 */
export async function listen(app: Pick<Hono, "fetch">, options: ListenOptions = {}): Promise<RuntimeListener> {
  const { host = "127.0.0.1", port = 0, allowedHosts } = options;
  const guard = createOriginGuard({ bind: host, ...defined({ allowedHosts }) });
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
