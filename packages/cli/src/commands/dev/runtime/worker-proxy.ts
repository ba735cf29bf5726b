/// <reference lib="esnext.disposable" preserve="true" />
import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeferred } from "@stepflow/protocol/internal";
import type { ReplacedWorker } from "@stepflow/runtime";

/** Headers that belong to one connection. Host stays, because the worker checks it against web pages that pretend to be this machine. */
const HOP_BY_HOP: ReadonlySet<string> = new Set(["content-length", "transfer-encoding", "keep-alive"]);
const HEALTH_TIMEOUT_MS = 30_000;

/** A process behind the proxy. */
interface Target {
  readonly url: URL;
  /** Number of open exchanges that execute a component. */
  executions: number;
  /** Resolves when the process is retired and has no execution. */
  readonly idle: { readonly promise: Promise<void>; resolve(): void };
  isRetired: boolean;
}

/** Message of the protocol, as far as the proxy reads it. */
interface Message {
  readonly method?: unknown;
}

/**
 * Stands between a real runtime, which knows one URL of a worker, and the processes of the worker. An execution stays on the process on which
 * it began: its response comes from there, and the answers to its callbacks, which are requests of their own, reach every process. Those that
 * do not know the id of an answer ignore it.
 */
export class WorkerProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  /** The current process comes last. */
  readonly #targets: Target[] = [];
  /** Messages of the handshake, which a new process receives before anything else. */
  readonly #handshake = new Map<string, { readonly body: Buffer; readonly headers: IncomingMessage["headers"] }>();

  private constructor(server: Server) {
    this.#server = server;
    server.on("request", (incoming: IncomingMessage, response: ServerResponse) => {
      this.#answer(incoming, response).catch(() => response.destroy());
    });
  }

  /** @param port 0 for a free one. @throws if the port is not available. */
  static async listen(port = 0): Promise<WorkerProxy> {
    const server = createServer({ requestTimeout: 0 });
    const proxy = new WorkerProxy(server);
    await once(server.listen(port, "127.0.0.1"), "listening");
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Sends later executions to another process, after it has received the handshake. @throws if it does not answer. */
  async replace(url: string, drainMs: number): Promise<ReplacedWorker | undefined> {
    const target: Target = { url: new URL(url), executions: 0, idle: createDeferred<void>(), isRetired: false };
    for (const { body, headers } of this.#handshake.values()) await this.#greet(target, body, headers);
    const former = this.#targets.at(-1);
    this.#targets.push(target);
    return former === undefined ? undefined : this.#retire(former, drainMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#agent.destroy();
  }

  #retire(target: Target, drainMs: number): ReplacedWorker {
    const { executions } = target;
    target.isRetired = true;
    noteIdle(target);
    const limit = createDeferred<void>();
    const timer = setTimeout(limit.resolve, drainMs);
    const closed = Promise.race([target.idle.promise, limit.promise]).then(() => {
      clearTimeout(timer);
      this.#targets.splice(this.#targets.indexOf(target), 1);
      return target.executions;
    });
    return { executions, closed };
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(incoming);
    const message = parse(body);
    const { method } = message;
    if (method === "initialize" || method === "initialized") {
      this.#handshake.set(method, { body, headers: incoming.headers });
    }
    const isAnswer = incoming.method === "POST" && typeof method !== "string";
    const current = this.#targets.at(-1);
    if (current === undefined) return void response.writeHead(503).end();
    if (isAnswer) {
      for (const former of this.#targets.slice(0, -1))
        void this.#send(former, incoming, body).then(
          (one) => one.resume(),
          () => {},
        );
    }
    await this.#forward(current, { incoming, response, body, isExecution: method === "components/execute" });
  }

  async #forward(
    target: Target,
    {
      incoming,
      response,
      body,
      isExecution,
    }: {
      readonly incoming: IncomingMessage;
      readonly response: ServerResponse;
      readonly body: Buffer;
      readonly isExecution: boolean;
    },
  ): Promise<void> {
    if (isExecution) target.executions += 1;
    try {
      const answer = await this.#send(target, incoming, body);
      response.writeHead(answer.statusCode ?? 502, withoutHops(answer.headers));
      response.flushHeaders();
      response.once("close", () => answer.destroy());
      for await (const chunk of answer)
        if (!response.write(chunk)) await Promise.race([once(response, "drain"), once(response, "close")]);
      response.end();
    } finally {
      if (isExecution) target.executions -= 1;
      noteIdle(target);
    }
  }

  #send(
    { url }: Target,
    { method, url: path = "/", headers }: IncomingMessage,
    body: Buffer,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: url.hostname,
          port: url.port,
          path,
          method,
          agent: this.#agent,
          headers: { ...withoutHops(headers), "content-length": body.length },
        },
        resolve,
      );
      outgoing.once("error", reject);
      outgoing.end(body);
    });
  }

  /** Sends a message of the handshake to a new process. */
  async #greet(target: Target, body: Buffer, headers: IncomingMessage["headers"]): Promise<void> {
    const answer = await fetch(target.url, {
      method: "POST",
      headers: {
        "content-type": String(headers["content-type"] ?? "application/json"),
        accept: String(headers.accept ?? "application/json"),
      },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The worker answers the handshake with ${answer.status}.`);
  }
}

function noteIdle({ isRetired, executions, idle }: Target): void {
  if (isRetired && executions === 0) idle.resolve();
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parse(body: Buffer): Message {
  try {
    return Object(JSON.parse(body.toString("utf8"))) as Message;
  } catch {
    return {};
  }
}

/** `connection: close` stays, because runtimes deadlock without it. */
function withoutHops(headers: IncomingMessage["headers"]): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(
    ([name]) => !HOP_BY_HOP.has(name) && !(name === "connection" && headers[name] !== "close"),
  );
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
