import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { StepflowError } from "@stepflow/protocol";
import { describe, expect, it } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { type Received, scriptWorker } from "../../../../tests/support/workers/scripted-worker.ts";
import { WorkerCallError, WorkerClientError, WorkerTransportError } from "./worker-call-errors.ts";
import { createWorkerClient, type WorkerClientOptions } from "./worker-client.ts";

const URL_OF_WORKER = "http://worker.test:8080/rpc/a?x=1";
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function connect(
  onRequest: (received: Received) => Response | Promise<Response>,
  options: Partial<WorkerClientOptions> = {},
) {
  const worker = scriptWorker(onRequest);
  return { ...worker, client: createWorkerClient({ url: URL_OF_WORKER, fetch: worker.fetch, ...options }) };
}

const result = (value: unknown) => (received: Received) =>
  Response.json({ jsonrpc: "2.0", id: received.message.id, result: value });

describe("what the client sends", () => {
  it("wire.md#requests-of-a-runtime: POSTs to exactly the URL, with the headers and message of a runtime and a new UUID each", async () => {
    const { client, received } = connect(result({ output: 1 }));
    await expect(client.request("components/execute", { input: "ü" })).resolves.toEqual({ output: 1 });
    await client.request("components/list", undefined);
    const [first, second] = received;
    expect([first?.request.method, first?.request.url]).toEqual(["POST", URL_OF_WORKER]);
    expect([...(first?.request.headers ?? [])]).toEqual([
      ["accept", "application/json, text/event-stream"],
      ["content-type", "application/json"],
    ]);
    const id = expect.stringMatching(UUID);
    expect(first?.message).toEqual({ jsonrpc: "2.0", id, method: "components/execute", params: { input: "ü" } });
    expect(second?.message).toEqual({ jsonrpc: "2.0", id, method: "components/list" });
    expect(first?.message.id).not.toBe(second?.message.id);
  });

  it("wire.md#requests-of-a-runtime: adds the headers of a network on request, and uses the given function for ids", async () => {
    const { client, received } = connect(result(1), { networkHeaders: true, nextId: () => "next" });
    await client.request("components/list", { text: "ü" });
    expect(received[0]?.message.id).toBe("next");
    expect(Object.fromEntries(received[0]?.request.headers ?? [])).toEqual({
      accept: "application/json, text/event-stream",
      "content-length": String(Buffer.byteLength(JSON.stringify(received[0]?.message))),
      "content-type": "application/json",
      host: "worker.test:8080",
    });
  });

  it("wire.md#requests-of-a-runtime: sends user and password of the URL as Basic credentials", async () => {
    const { client, received } = connect(result(1), { url: "http://us%40er:p%C3%A4ss%20word%@worker.test/a" });
    await client.request("m", {});
    expect(received[0]?.request.url).toBe("http://worker.test/a");
    const expected = `Basic ${Buffer.from("us@er:päss word%").toString("base64")}`;
    expect(received[0]?.request.headers.get("authorization")).toBe(expected);
  });

  it("sends additional headers", async () => {
    const { client, received } = connect(result(1), { headers: { "x-tenant": "t1", authorization: "Bearer b" } });
    await client.request("m", {});
    const { headers } = received[0]?.request ?? new Request(URL_OF_WORKER);
    expect([headers.get("x-tenant"), headers.get("authorization")]).toEqual(["t1", "Bearer b"]);
    expect(headers.get("accept")).toBe("application/json, text/event-stream");
  });

  it("sends notifications without an id, and accepts only 202", async () => {
    const { client, received } = connect(() => new Response("ignored", { status: 202 }));
    await expect(client.notify("initialized", {})).resolves.toBeUndefined();
    expect(received[0]?.message).toEqual({ jsonrpc: "2.0", method: "initialized", params: {} });
    for (const status of [200, 204, 401, 500]) {
      const other = connect(() => new Response(null, { status }));
      const error = await failureOf<WorkerTransportError>(other.client.notify("initialized", {}));
      expect([error instanceof WorkerTransportError, error.reason]).toEqual([true, "badStatus"]);
      expect(error.message).toBe(
        `initialized: a worker must acknowledge notifications with 202, but this one sent ${status}.`,
      );
    }
  });

  it("refuses parameters that JSON cannot represent, and sends nothing", async () => {
    const { client, received } = connect(result(1));
    const error = await failureOf(client.request("m", { n: 1n }));
    expect([error instanceof WorkerClientError, error.message]).toEqual([
      true,
      expect.stringMatching(/^Parameters of m cannot be written as JSON: .*BigInt/),
    ]);
    expect([received.length, client.active]).toEqual([0, 0]);
  });

  it.each(["ftp://worker.test", "worker.test:80", "file:///x"])("refuses the URL %s", (url) => {
    expect(() => createWorkerClient({ url })).toThrow(TypeError);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])("refuses a timeout of %d ms", async (timeoutMs) => {
    const message = `timeoutMs must be above 0 and at most 2147483647, got ${timeoutMs}.`;
    expect(() => createWorkerClient({ url: URL_OF_WORKER, timeoutMs })).toThrow(new RangeError(message));
    const { client, received } = connect(result(1));
    await expect(client.request("m", {}, { timeoutMs })).rejects.toThrow(new RangeError(message));
    expect([received.length, client.active]).toEqual([0, 0]);
  });
});

describe("plain responses", () => {
  const ok = (id: unknown) => JSON.stringify({ jsonrpc: "2.0", id, result: { output: null } });

  it.each<readonly [string, (id: unknown) => Response]>([
    ["as text/plain", (id) => new Response(ok(id))],
    ["without a content type", (id) => new Response(new TextEncoder().encode(ok(id)))],
    [
      "as Text/Event-Stream, which is not the lower-case one",
      (id) => new Response(ok(id), { headers: { "content-type": "Text/Event-Stream" } }),
    ],
    ["under HTTP 202", (id) => new Response(ok(id), { status: 202 })],
    ["under HTTP 500", (id) => new Response(ok(id), { status: 500 })],
    ["with another id", () => new Response(ok("other"))],
    ["after a byte order mark", (id) => new Response(`\uFEFF${ok(id)}`)],
    ["with error: null", (id) => Response.json({ jsonrpc: "2.0", id, result: { output: null }, error: null })],
  ])("wire.md#how-a-response-is-read: takes a result %s", async (_how, answer) => {
    const { client } = connect(({ message }) => answer(message.id));
    await expect(client.request("m", {})).resolves.toEqual({ output: null });
    expect(client.active).toBe(0);
  });

  it.each([200, 400, 503])("throws an error of the worker as WorkerCallError, under HTTP %d", async (status) => {
    const rpc = { code: -32100, message: "Bad luck.", data: { why: 1 } };
    const { client } = connect(({ message }) =>
      Response.json({ jsonrpc: "2.0", id: message.id, error: rpc }, { status }),
    );
    const error = await failureOf<WorkerCallError>(client.request("components/execute", {}));
    expect(error).toBeInstanceOf(WorkerCallError);
    expect(error).toBeInstanceOf(WorkerClientError);
    expect(error).toBeInstanceOf(StepflowError);
    expect(error).toMatchObject({
      name: "WorkerCallError",
      message: "Worker refused components/execute (-32100): Bad luck.",
      method: "components/execute",
      code: -32100,
      rpcCode: -32100,
      rpcMessage: "Bad luck.",
      rpcData: { why: 1 },
    });
  });

  it.each<readonly [string, () => Response, string]>([
    [
      "nothing",
      () => new Response(null, { status: 204 }),
      "HTTP 204 without a JSON-RPC answer: an empty body. Body is not JSON: Unexpected end of JSON input",
    ],
    [
      "a page",
      () => new Response("<html>", { status: 502 }),
      'HTTP 502 without a JSON-RPC answer: "<html>". Body is not JSON',
    ],
    ["a batch", () => new Response("[]"), 'HTTP 200 without a JSON-RPC answer: "[]". Batches are not supported'],
    ["a request", () => Response.json({ jsonrpc: "2.0", id: 1, method: "m" }), "It is a request."],
    ["a notification", () => Response.json({ jsonrpc: "2.0", method: "m" }), "It is a notification."],
    ["bytes that are not UTF-8", () => new Response(Uint8Array.of(0xff, 0xfe)), "HTTP 200 without a JSON-RPC answer"],
    [
      "neither result nor error",
      () => Response.json({ jsonrpc: "2.0", id: 1 }),
      'neither "method" nor "result" nor "error"',
    ],
  ])("reports what it received instead of an answer: %s", async (_what, answer, message) => {
    const { client } = connect(answer);
    const error = await failureOf<WorkerTransportError>(client.request("m", {}));
    expect(error).toBeInstanceOf(WorkerTransportError);
    expect([error.reason, error.code, error.data]).toEqual(["badAnswer", -32300, { method: "m", reason: "badAnswer" }]);
    expect(error.message).toContain(message);
    expect(client.active).toBe(0);
  });

  it("payloads.large: refuses an answer that is too large", async () => {
    const { client } = connect(result("x".repeat(2_000)), { maxEventBytes: 1_000 });
    const error = await failureOf<WorkerTransportError>(client.request("m", {}));
    expect([error.reason, error.message]).toEqual(["tooLarge", "m: the answer is larger than 1000 bytes."]);
  });

  it("reports why a worker cannot be reached, and keeps the cause", async () => {
    const cause = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:1") });
    const { client } = connect(() => Promise.reject(cause));
    const error = await failureOf<WorkerTransportError>(client.request("m", {}));
    expect([error.reason, error.cause]).toEqual(["unreachable", cause]);
    expect(error.message).toBe("m: no answer from the worker: fetch failed: connect ECONNREFUSED 127.0.0.1:1.");
    const aggregate = new TypeError("fetch failed", { cause: { message: "", code: "ECONNREFUSED" } });
    const other = connect(() => Promise.reject(aggregate));
    await expect(other.client.request("m", {})).rejects.toThrow("fetch failed: ECONNREFUSED.");
  });

  it("uses the platform's fetch by default", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const client = createWorkerClient({ url: `http://127.0.0.1:${port}/` });
    await expect(client.request("m", {})).rejects.toThrow(
      /^m: no answer from the worker: fetch failed: .*ECONNREFUSED/,
    );
  });

  it("with the platform's fetch, sends no credentials to the target of a redirect", async () => {
    const seen: Readonly<Record<string, unknown>>[] = [];
    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const { authorization, "x-api-key": key } = request.headers;
      seen.push({ authorization, key });
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const { port } = server.address() as AddressInfo;
      if (request.url === "/rpc") response.writeHead(307, { location: `http://localhost:${port}/end` }).end();
      else response.end(JSON.stringify({ jsonrpc: "2.0", id: JSON.parse(body).id, result: "there" }));
    };
    const server = createServer((request, response) => void answer(request, response));
    await once(server.listen(0), "listening");
    const url = `http://user:s3cret@127.0.0.1:${(server.address() as AddressInfo).port}/rpc`;
    const client = createWorkerClient({ url, headers: { "x-api-key": "s3cret" } });
    await expect(client.request("m", {})).resolves.toBe("there");
    expect(seen).toEqual([{ authorization: expect.stringMatching(/^Basic /), key: "s3cret" }, {}]);
    server.closeAllConnections();
    server.close();
  });
});
