import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, vi } from "vitest";

/** Members of a message that tests look at. */
export interface TapedMessage {
  readonly id?: string;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** One POST of a runtime, and the answer of the worker. */
export interface TapedPost {
  readonly headers: IncomingMessage["headers"];
  readonly message: TapedMessage;
  /** undefined until the worker has answered. */
  answer?: TapedAnswer;
}

export interface TapedAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** Messages between runtime and worker, in order of arrival. */
export class Tape {
  readonly posts: TapedPost[] = [];

  /** Returns the requests of a method. */
  requests(method: string): readonly TapedPost[] {
    return this.posts.filter(({ message }) => message.method === method);
  }

  /** Resolves when every POST has its answer. The last acknowledgement may arrive after the end of a run. */
  async whole(): Promise<this> {
    const isWhole = (): void => expect(this.posts.filter(({ answer }) => answer === undefined)).toEqual([]);
    await vi.waitFor(isWhole, { timeout: 5_000, interval: 2 });
    return this;
  }

  /** Answers of the runtime to requests of the worker. */
  get answers(): readonly TapedPost[] {
    return this.posts.filter(({ message }) => message.method === undefined);
  }
}

/** Returns the messages of an event stream. */
export function eventsOf({ answer }: TapedPost): readonly TapedMessage[] {
  const events = (answer?.body.toString() ?? "").split("\n\n").filter((event) => event.startsWith("data: "));
  return events.map((event) => JSON.parse(event.slice("data: ".length)) as TapedMessage);
}

/** Proxy between a runtime and its worker that records all messages. */
export interface WireTap {
  readonly url: string;
  /** The first tape. */
  readonly start: Tape;
  /** Starts a new tape and returns it. */
  record(): Tape;
  close(): Promise<void>;
}

export async function startWireTap(workerUrl: string): Promise<WireTap> {
  const agent = new Agent({ keepAlive: true });
  const start = new Tape();
  let tape = start;
  const server = createServer((incoming, outgoing) => {
    void collect(incoming).then((body) => {
      const post: TapedPost = { headers: incoming.headers, message: JSON.parse(body.toString()) };
      tape.posts.push(post);
      forward({ workerUrl, agent, incoming, outgoing, post, body });
    });
  });
  server.keepAliveTimeout = 200_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tapped?by=tap`,
    start,
    record() {
      tape = new Tape();
      return tape;
    },
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Passage {
  readonly workerUrl: string;
  readonly agent: Agent;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly post: TapedPost;
  readonly body: Buffer;
}

function forward({ workerUrl, agent, incoming, outgoing, post, body }: Passage): void {
  const url = new URL(incoming.url ?? "/", workerUrl);
  // The Host header names the worker, because the worker checks it.
  const headers = { ...incoming.headers, host: url.host };
  const request = httpRequest(url, { method: incoming.method, headers, agent }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
    const chunks: Buffer[] = [];
    answer.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      outgoing.write(chunk);
    });
    answer.on("end", () => {
      post.answer = { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) };
      outgoing.end();
    });
    answer.on("error", () => outgoing.destroy());
  });
  request.on("error", () => outgoing.destroy());
  outgoing.on("close", () => request.destroy());
  request.end(body);
}

async function collect(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
