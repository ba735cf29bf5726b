import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Server, Socket } from "node:net";
import { type Client, type ClientOptions, createClient } from "@stepflow/client";
import { onTestFinished } from "vitest";

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Starts a server on a free port of 127.0.0.1 and returns its URL. After the test its connections are closed with it. */
export async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket.on("close", () => sockets.delete(socket))));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Creates a handler that gives every request the same answer. */
export function answering(status: number, body: string, headers: Record<string, string> = {}): HttpHandler {
  return (_, response) => response.writeHead(status, headers).end(body);
}

/** Creates a client of a server with this handler. */
export async function clientOf(handler: HttpHandler, options: Partial<ClientOptions> = {}): Promise<Client> {
  return createClient({ url: await listen(createServer(handler)), ...options });
}
