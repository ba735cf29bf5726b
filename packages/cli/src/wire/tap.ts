/// <reference lib="esnext.disposable" preserve="true" />
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Listener for one request. */
export interface Passage {
  /** Receives a piece of the answer. */
  chunk(bytes: Uint8Array): void;
  /** Called when the answer is complete, or without a status when the connection broke. */
  end(status?: number): void;
}

/** Called with a request before it is passed on. */
export type Watch = (request: { method: string; path: string; body: Buffer }) => Passage;

export interface Tap extends AsyncDisposable {
  readonly url: string;
}

/** Starts a proxy on this machine, which passes every request unchanged to `target()` and reports it. */
export async function startTap(target: () => string, watch: Watch): Promise<Tap> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    void readBody(incoming).then(
      (body) => pass({ incoming, outgoing, body, agent, base: target(), watch }),
      () => outgoing.destroy(),
    );
  });
  // The proxy must not close idle connections, because the runtime may reuse them at any time.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}

interface Passing {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly body: Buffer;
  readonly agent: Agent;
  readonly base: string;
  readonly watch: Watch;
}

function pass({ incoming, outgoing, body, agent, base, watch }: Passing): void {
  const { method = "GET", url: path = "/" } = incoming;
  const passage = watch({ method, path, body });
  const url = new URL(`${base}${path === "/" ? "" : path}`);
  // Host stays, because the receiver checks it against web pages that pretend to be this machine.
  const forwarded = httpRequest(url, { method, headers: incoming.headers, agent }, (answer) => {
    // Raw headers include `connection: close`, which runtimes depend on (docs/internals/wire.md#callback-deadlock).
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.on("data", (chunk: Buffer) => {
      passage.chunk(chunk);
      outgoing.write(chunk);
    });
    answer.on("end", () => {
      passage.end(answer.statusCode);
      outgoing.end();
    });
    answer.on("error", () => outgoing.destroy());
  });
  forwarded.on("error", () => {
    passage.end();
    outgoing.destroy();
  });
  outgoing.on("close", () => forwarded.destroy());
  forwarded.end(body);
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
