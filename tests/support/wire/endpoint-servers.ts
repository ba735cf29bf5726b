import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createWebHandler, type Endpoint, type RequestGuardOptions } from "@stepflow/transport";
import type { Fetch } from "@stepflow/transport/client";
import { createHonoApp } from "@stepflow/transport/hono";
import { createNodeListener } from "@stepflow/transport/node";

export interface EndpointServerOptions extends RequestGuardOptions {
  readonly endpoint: Endpoint;
}

/** A served endpoint. */
export interface Served {
  readonly url: string;
  /** Set if the endpoint is reached without a socket. */
  readonly fetch?: Fetch;
  /** Set if the endpoint is reached through sockets. */
  readonly server?: Server;
  close(): Promise<void>;
}

/** Server or handler that passes requests to an endpoint. */
export interface EndpointServer {
  readonly name: string;
  serve(options: EndpointServerOptions): Promise<Served>;
}

const toHealth = ({ endpoint }: EndpointServerOptions) => ({
  ready: true,
  get active() {
    return endpoint.active;
  },
});

export const SOCKET_SERVERS: readonly EndpointServer[] = [
  {
    name: "node:http listener",
    serve: (options) => listen(createServer(createNodeListener({ ...options, health: toHealth(options) }))),
  },
  {
    name: "Hono on Node",
    serve: (options) => listen(honoServer(createHonoApp({ ...options, health: toHealth(options) }))),
  },
];

const MEMORY_SERVERS: readonly EndpointServer[] = [
  { name: "web handler in memory", serve: async (options) => inMemory(createWebHandler(options)) },
  {
    name: "Hono in memory",
    serve: async (options) => inMemory(createHonoApp({ ...options, health: toHealth(options) }).fetch),
  },
];

export const ENDPOINT_SERVERS: readonly EndpointServer[] = [...SOCKET_SERVERS, ...MEMORY_SERVERS];

function honoServer(app: { readonly fetch: (request: Request) => Response | Promise<Response> }): Server {
  return createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
}

function inMemory(fetch: (request: Request) => Response | Promise<Response>): Served {
  return { url: "http://127.0.0.1/", fetch: (request) => fetch(request), close: async () => {} };
}

async function listen(server: Server): Promise<Served> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    server,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
