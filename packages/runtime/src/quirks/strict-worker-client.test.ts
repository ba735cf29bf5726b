import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Socket } from "node:net";
import { WorkerTransportError } from "@stepflow/transport/client";
import { describe, expect, it } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { createHttpFetch } from "../workers/http-fetch.ts";
import { closeAgents, createHttpAgents } from "../workers/http-send.ts";
import { createStrictWorkerClient } from "./strict-worker-client.ts";

/** Returns the result of `components/execute`, or the reason of its failure. */
async function execute(url: string, isOwnCarrier: boolean): Promise<unknown> {
  const agents = createHttpAgents();
  const client = createStrictWorkerClient("0.11.1", {
    url,
    ...(isOwnCarrier ? { fetch: createHttpFetch(agents), networkHeaders: true } : {}),
  });
  try {
    return await client.request("components/execute", {});
  } catch (error) {
    if (!(error instanceof WorkerTransportError)) throw error;
    return [error.reason, error.message];
  } finally {
    client.close();
    closeAgents(agents);
  }
}

async function listening<T>(
  answer: RequestListener | ((socket: Socket) => void),
  use: (url: string) => Promise<T>,
): Promise<T> {
  const server =
    answer.length === 1
      ? createSocketServer(answer as (socket: Socket) => void)
      : createServer(answer as RequestListener);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use(`http://127.0.0.1:${port}/`);
  } finally {
    server.close();
  }
}

describe.each([true, false])("causes of a lost message, own fetch: %s", (isOwnCarrier) => {
  const executeAt = (url: string): Promise<unknown> => execute(url, isOwnCarrier);

  it("wire.md#errors-and-retries: the connection is refused", async () => {
    const url = await listening(
      () => {},
      async (address) => address,
    );
    expect(await executeAt(url)).toEqual(["unreachable", expect.stringContaining("ECONNREFUSED")]);
  });

  it("wire.md#errors-and-retries: the connection is closed before an answer", async () => {
    const hangUp = (socket: Socket): void => void socket.once("data", () => socket.end());
    const closed = expect.stringMatching(/socket hang up|other side closed/);
    expect(await listening(hangUp, executeAt)).toEqual(["unreachable", closed]);
  });

  it("wire.md#event-streams: the connection breaks in the middle of a stream", async () => {
    const breakOff: RequestListener = (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(": ping\n\n", () => response.destroy());
    };
    expect(await listening(breakOff, executeAt)).toEqual(["streamEnded", expect.any(String)]);
  });

  it("wire.md#how-a-response-is-read: redirects are followed, at most ten, each with the previous URL as referer", async () => {
    const seen: (string | undefined)[] = [];
    const redirect: RequestListener = (request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.referer?.replace(/^.*:\d+/, "")}`);
      request.resume();
      response.writeHead(307, { location: "/again" }).end();
    };
    const failure = await listening(redirect, executeAt);
    expect(failure).toEqual(["unreachable", expect.stringContaining("more than 10 redirects")]);
    expect([seen.length, ...seen.slice(0, 3)]).toEqual([11, "POST / undefined", "POST /again /", "POST /again /again"]);
  });

  it("wire.md#how-a-response-is-read: a redirect that leads to an answer", async () => {
    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.url === "/") return void response.writeHead(308, { location: "/there" }).end();
      const { id } = JSON.parse(Buffer.concat(chunks).toString());
      response.end(JSON.stringify({ jsonrpc: "2.0", id, result: { output: 1 } }));
    };
    expect(await listening((request, response) => void answer(request, response), executeAt)).toEqual({ output: 1 });
  });
});

describe("messages that a real runtime reads differently", () => {
  const client = (text: (id: string) => string) =>
    createStrictWorkerClient("0.9.0", {
      url: "http://worker.test/",
      fetch: async (request) => new Response(text(((await request.json()) as { id: string }).id)),
    });
  const failureBy = (text: string): Promise<WorkerTransportError> =>
    failureOf(client(() => text).request("components/execute", {}));

  it.each<[string, string]>([
    ['{"jsonrpc":"2.0","id":"x","id":"y","result":{"output":1}}', "duplicate field `id` in message"],
    ['{"jsonrpc":"2.0","id":1.5,"result":{"output":1}}', "expected a string or an integer of 64 bits at message.id"],
    ['{"jsonrpc":2,"id":1,"result":{"output":1}}', 'expected "2.0" at message.jsonrpc'],
    [
      '{"jsonrpc":"2.0","id":1,"error":{"code":18446744073709551615,"message":""}}',
      "expected an integer of 64 bits at message.error.code",
    ],
    ['{"jsonrpc":"2.0","id":1,"method":"runs/get"}', "the answer is a request"],
    ['"text"', "expected an object at message"],
  ])("%s", async (text, reason) => {
    const error = await failureBy(text);
    expect([error.reason, error.message]).toEqual(["badAnswer", expect.stringContaining(reason)]);
  });

  it("wire.md#how-a-response-is-read: an id of another call, a byte order mark and surrounding space are accepted", async () => {
    const text = '\ufeff {"jsonrpc":"2.0","id":1,"result":{"output":[1]},"error":null}\n';
    await expect(client(() => text).request("components/execute", {})).resolves.toEqual({ output: [1] });
  });
});
