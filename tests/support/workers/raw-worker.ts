import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Second argument of a component of the raw worker. */
export interface RawExecution {
  readonly component: string;
  readonly attempt: number;
}

export type RawComponent = (input: unknown, execution: RawExecution) => unknown;

/** Error of a raw component that is sent unchanged as a JSON-RPC error. */
export class RawFailure extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/** Ends the exchange without an answer. The runtime sees a transport failure. */
export class RawDisconnect extends Error {}

export interface RawWorker {
  readonly url: string;
  readonly port: number;
  /** `method` and params of every request, in order of arrival. */
  readonly calls: readonly { readonly method: string; readonly params: Record<string, unknown> }[];
  close(): Promise<void>;
}

/**
 * Smallest worker that runtimes 0.9 – 0.11 accept, on bare node:http. It uses no package of this repository, because tests of client and
 * orchestrator must not depend on the worker.
 */
export async function startRawWorker(
  components: Readonly<Record<string, RawComponent>> = {},
  port = 0,
): Promise<RawWorker> {
  const calls: { method: string; params: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    answer(request, response, components, calls).catch(() => response.destroy());
  });
  // Longer than the 180 s after which runtimes close idle connections (docs/internals/wire.md#keep-alive).
  server.keepAliveTimeout = 200_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The same worker without a socket, for a runtime in this process. */
export function createRawWorker(
  name: string,
  components: Readonly<Record<string, RawComponent>>,
): { readonly name: string; fetch(request: Request): Promise<Response> } {
  return {
    name,
    async fetch(request) {
      if (request.method === "GET") return Response.json({ status: "healthy" });
      const message = (await request.json()) as RawMessage;
      const reply = await replyTo(message, components, []);
      return reply === undefined ? new Response(null, { status: 202 }) : Response.json(reply);
    },
  };
}

interface RawMessage {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  components: Readonly<Record<string, RawComponent>>,
  calls: { method: string; params: Record<string, unknown> }[],
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  if (request.method === "GET") {
    sendJson(response, { status: "healthy" });
    return;
  }
  const message = JSON.parse(Buffer.concat(chunks).toString("utf8")) as RawMessage;
  const reply = await replyTo(message, components, calls);
  if (reply === undefined) response.writeHead(202).end();
  else sendJson(response, reply);
}

/** Resolves with undefined for messages without an answer. Rejects if the connection has to end. */
async function replyTo(
  { id, method, params = {} }: RawMessage,
  components: Readonly<Record<string, RawComponent>>,
  calls: { method: string; params: Record<string, unknown> }[],
): Promise<object | undefined> {
  if (method === undefined || id === undefined) return undefined;
  calls.push({ method, params });
  try {
    return { jsonrpc: "2.0", id, result: await handle(method, params, components) };
  } catch (error) {
    if (!(error instanceof RawFailure)) throw error;
    const { code, message, data } = error;
    return { jsonrpc: "2.0", id, error: { code, message, data } };
  }
}

async function handle(
  method: string,
  params: Record<string, unknown>,
  components: Readonly<Record<string, RawComponent>>,
): Promise<unknown> {
  if (method === "initialize") return { serverProtocolVersion: 1, server_protocol_version: 1 };
  if (method === "components/list") {
    return { components: Object.keys(components).map((component) => ({ component, description: `Raw ${component}` })) };
  }
  if (method !== "components/execute") throw new RawFailure(-32601, `Method not found: ${method}`);
  const component = String(params["component"]);
  const execute = components[component];
  if (execute === undefined) throw new RawFailure(-32001, `Component not found: ${component}`);
  const output = await execute(params["input"], { component, attempt: Number(params["attempt"]) });
  return { output: output ?? null };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}
