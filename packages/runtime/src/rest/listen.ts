/// <reference lib="esnext.disposable" preserve="true" />
import { getRequestListener } from "@hono/node-server";
import { isLoopbackAddress } from "@stepflow/transport";
import { startHttpServer } from "@stepflow/transport/node";
import type { Hono } from "hono";
import { guardFetch } from "./guard-fetch.ts";

/** Options of a listener. */
export interface ListenOptions {
  /** Port to listen on. 0 selects a free one. @default 0 */
  readonly port?: number | undefined;
  /**
   * Address to listen on. An address that other machines can reach requires `unauthenticated: true`.
   *
   * @default "127.0.0.1"
   */
  readonly host?: string | undefined;
  /**
   * Whether the listener may be reachable from other machines, although it has no authentication: everyone who reaches it can run flows.
   *
   * @default false
   */
  readonly unauthenticated?: boolean | undefined;
  /**
   * Hosts that the Host and Origin headers may name, such as `example.com` or `example.com:8080`. A listener on loopback also accepts
   * loopback hosts.
   *
   * @default undefined, which accepts no web pages of other hosts
   */
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
 * Serves an app over HTTP. It refuses requests from web pages of other hosts and, on loopback, requests whose Host header names another
 * machine.
 *
 * @throws Error if the address is not available, or if other machines can reach it and `unauthenticated` is not set; TypeError for an
 * empty host or a malformed `allowedHosts`.
 */
export async function listen(app: Pick<Hono, "fetch">, options: ListenOptions = {}): Promise<RuntimeListener> {
  const { host = "127.0.0.1", port = 0, allowedHosts } = options;
  checkExposure(host, options);
  const answer = guardFetch((request) => app.fetch(request), { host, allowedHosts });
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

/** An empty host has an error of its own, which `startHttpServer` throws. */
function checkExposure(host: string, { unauthenticated }: ListenOptions): void {
  if (host === "" || isLoopbackAddress(host) || unauthenticated === true) return;
  throw new Error(
    `Refusing to listen on ${host}, because the REST API has no authentication: everyone who can connect could run flows and components. ` +
      "Set unauthenticated: true if you trust the network, or listen on 127.0.0.1 behind a proxy that authenticates.",
  );
}
