import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One `components/execute`, whose answer a test writes byte by byte. */
export interface RawExchange {
  readonly id: string;
  readonly component: string;
  readonly input: unknown;
  readonly response: ServerResponse;
  /** Writes an event. The head of the stream precedes the first event. */
  event(text: string): void;
  /** Resolves with the text of the runtime's answer to a request of the worker. */
  answerTo(id: string | number): Promise<string>;
  /** Ends the stream with a result. Without a stream, the result is sent as plain JSON. */
  finish(output: unknown): void;
}

/** Worker on bare node:http that performs the handshake and leaves everything else to the test. */
export interface RawExchangeWorker {
  readonly url: string;
  /** Bodies of all POSTs, in order of arrival. */
  readonly received: readonly string[];
  close(): Promise<void>;
}

interface Message {
  readonly id?: string;
  readonly method?: string;
  readonly params?: { readonly component: string; readonly input: unknown };
}

/** @param closing whether the acknowledgement of each answer closes the connection. Real runtimes deadlock otherwise (docs/internals/wire.md#callback-deadlock). */
export async function startRawExchange(
  onExecute: (exchange: RawExchange) => unknown,
  closing = false,
): Promise<RawExchangeWorker> {
  const received: string[] = [];
  const answers = new Answers();
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      received.push(text);
      const message = JSON.parse(text) as Message;
      const { id, method, params } = message;
      if (method === undefined) answers.take(String(id), text);
      if (method === undefined && closing) response.setHeader("connection", "close");
      if (id === undefined || method === undefined) return response.writeHead(202).end();
      if (params?.component !== undefined) return onExecute(toExchange(id, params, response, answers));
      const result = { serverProtocolVersion: 1, server_protocol_version: 1, components: [] };
      return response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function toExchange(
  id: string,
  { component, input }: { readonly component: string; readonly input: unknown },
  response: ServerResponse,
  answers: Answers,
): RawExchange {
  const event = (text: string): void => {
    if (!response.headersSent) response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`data: ${text}\n\n`);
  };
  return {
    id,
    component,
    input,
    response,
    event,
    answerTo: (asked) => answers.of(String(asked)),
    finish(output) {
      const text = JSON.stringify({ jsonrpc: "2.0", id, result: { output } });
      if (!response.headersSent) return void response.end(text);
      event(text);
      response.end();
    },
  };
}

/** Answers by id. The answer may arrive before or after the test waits for it. */
class Answers {
  readonly #come = new Map<string, string>();
  readonly #waiting = new Map<string, (text: string) => void>();

  take(id: string, text: string): void {
    const resolve = this.#waiting.get(id);
    if (resolve === undefined) this.#come.set(id, text);
    else resolve(text);
    this.#waiting.delete(id);
  }

  of(id: string): Promise<string> {
    const text = this.#come.get(id);
    this.#come.delete(id);
    return text === undefined ? new Promise((resolve) => this.#waiting.set(id, resolve)) : Promise.resolve(text);
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString("utf8");
}
