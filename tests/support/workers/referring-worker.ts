import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** Worker on bare node:http that sends and receives references to blobs without resolving them. */
export interface ReferringWorker {
  readonly url: string;
  /** Returns the number of executions of each input since the last call. */
  executions(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

interface Message {
  readonly id?: string;
  readonly method?: string;
  readonly params?: { readonly input: unknown };
}

/** Starts the worker. For a list of one text, its component returns the JSON of that text; for other inputs, the JSON text as a string. */
export async function startReferringWorker(): Promise<ReferringWorker> {
  let counts: Record<string, number> = {};
  const server = createServer((request, response) => {
    void json(request).then((message) => reply(message as Message, response));
  });
  const reply = ({ id, method, params }: Message, response: ServerResponse): void => {
    if (method === "initialize") answer(response, id, '{"serverProtocolVersion":1,"supportsBlobRefs":true}');
    else if (params?.input === undefined) response.writeHead(202).end();
    else {
      const received = JSON.stringify(params.input);
      counts[received] = (counts[received] ?? 0) + 1;
      answer(response, id, `{"output":${Array.isArray(params.input) ? params.input[0] : JSON.stringify(received)}}`);
    }
  };
  server.keepAliveTimeout = 200_000;
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    executions() {
      const counted = counts;
      counts = {};
      return counted;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, id: string | undefined, result: string): void {
  response.end(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${result}}`);
}
