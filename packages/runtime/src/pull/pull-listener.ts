import { createServer as createHttp1Server } from "node:http";
import { createServer as createHttp2Server, type ServerHttp2Session } from "node:http2";
import { type AddressInfo, createServer, type Socket } from "node:net";
import type { ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { getRequestListener } from "@hono/node-server";
import { guardFetch } from "../rest/guard-fetch.ts";

/** A port that serves gRPC and HTTP/1, as the port of a real runtime does. */
export interface PullListener {
  readonly port: number;
  disconnect(): void;
  close(): Promise<void>;
}

export interface PullListenerOptions {
  readonly port: number;
  readonly routes: (router: ConnectRouter) => void;
  /** Answers requests over HTTP/1. */
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * Time after which connections without a request are closed.
   *
   * @default 60_000
   */
  readonly silenceMs?: number | undefined;
}

const HOST = "127.0.0.1";
/** Time in which a connection must begin a request, as `node:http` has it. */
const SILENCE_MS = 60_000;
/** The limit of real runtimes. */
const REQUEST_LIMIT_BYTES = 4 * 1024 * 1024;
/** Every HTTP/2 connection begins with these bytes. */
const PREFACE = "PRI";

/**
 * Listens on a port of 127.0.0.1. Requests over HTTP/1 are checked for web pages of other hosts. gRPC needs no check, because browsers cannot
 * open HTTP/2 connections without TLS.
 *
 * @throws Error if the port is not available
 */
export async function listenForPulls({
  port,
  routes,
  fetch,
  silenceMs = SILENCE_MS,
}: PullListenerOptions): Promise<PullListener> {
  const grpc = createHttp2Server(connectNodeAdapter({ routes, readMaxBytes: REQUEST_LIMIT_BYTES }));
  const respond = getRequestListener(guardFetch(fetch, { host: HOST }), { overrideGlobalObjects: false });
  const web = createHttp1Server((request, response) => void respond(request, response));
  // Node checks the times of heads and bodies only for servers that listen themselves.
  web.setTimeout(silenceMs);
  const sessions = new Set<ServerHttp2Session>();
  grpc.on("session", (session) => {
    sessions.add(session);
    // After its first call, the connection of a worker may be silent for as long as there are no tasks.
    session.setTimeout(silenceMs, () => session.destroy());
    session.once("stream", () => session.setTimeout(0));
    session.on("close", () => sessions.delete(session));
  });
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    const destroy = (): void => void socket.destroy();
    socket.setTimeout(silenceMs, destroy);
    // The event "readable" leaves the socket paused. HTTP/2 needs that, because it takes over both the buffered data and the socket.
    socket.once("readable", () => {
      const first: Buffer | null = socket.read();
      if (first === null) return;
      socket.setTimeout(0, destroy);
      socket.unshift(first);
      (first.toString("latin1", 0, PREFACE.length) === PREFACE ? grpc : web).emit("connection", socket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, resolve);
  });
  const disconnect = (): void => {
    for (const session of sessions) session.destroy();
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    disconnect,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        disconnect();
      }),
  };
}
