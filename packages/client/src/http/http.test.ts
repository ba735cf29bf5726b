import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Client } from "../client.ts";
import { type ClientOptions, createClient } from "../create-client.ts";
import {
  BadRequestError,
  ClientError,
  ConflictError,
  InvalidResponseError,
  NotFoundError,
  NotServedError,
  PayloadTooLargeError,
  RequestTimeoutError,
  RuntimeFailedError,
  RuntimeUnreachableError,
  UnauthorizedError,
} from "../model/client-error.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function clientOf(handler: Handler, options: Partial<ClientOptions> = {}): Promise<Client> {
  return createClient({ url: await listen(createServer(handler)), ...options });
}

function answering(status: number, body: string, headers: Record<string, string> = {}): Handler {
  return (_, response) => response.writeHead(status, headers).end(body);
}

async function failure<E extends Error = ClientError>(promise: Promise<unknown>): Promise<E> {
  return await promise.then(
    () => expect.fail("expected a failure"),
    (error: E) => error,
  );
}

describe("answers with an error status", () => {
  it.each([
    [400, "Invalid URL", BadRequestError, 400],
    [422, "Failed to deserialize the JSON body", BadRequestError, 422],
    [415, "Expected request with `Content-Type: application/json`", BadRequestError, 415],
    [401, "", UnauthorizedError, 401],
    [403, "no", UnauthorizedError, 403],
    [404, '{"code":404,"message":"Flow not found"}', NotFoundError, 404],
    [404, "", NotServedError, 404],
    [405, "", NotServedError, 405],
    [409, '{"code":409,"message":"still running"}', ConflictError, 409],
    [413, "Failed to buffer the request body: length limit exceeded", PayloadTooLargeError, 413],
    [500, '{"code":500,"message":"state store error","stack":[]}', RuntimeFailedError, 500],
    [503, "<html>", RuntimeFailedError, 503],
    [418, "teapot", ClientError, 418],
    [400, '{"error":{"code":3,"message":"bad"}}', BadRequestError, 3],
  ])("%i %j → its class", async (status, body, ErrorClass, code) => {
    const client = await clientOf(answering(status, body, { "content-type": "text/plain; charset=utf-8" }));
    const error = await failure(client.health());
    expect(error.constructor).toBe(ErrorClass);
    expect(error).toMatchObject({ status, code, method: "GET", url: `${client.url}/health`, body });
    expect(error.message).toContain(`GET ${client.url}/health was answered with ${status}`);
  });

  it("the message carries the runtime's, and 413 says what the limit is", async () => {
    const client = await clientOf(answering(413, "length limit exceeded"));
    const error = await failure(client.storeFlow({}));
    expect(error.message).toMatch(
      /answered with 413: length limit exceeded\nRuntimes up to 0.11 accept request bodies up to 2 MiB/,
    );
    expect(error.hint).toContain("2097152 bytes");
  });

  it("keeps a huge body out of the error", async () => {
    const client = await clientOf(answering(500, "x".repeat(1_000_000)));
    const error = await failure(client.health());
    expect(error.body).toHaveLength(2_000);
    expect(error.message.length).toBeLessThan(2_500);
  });
});

describe("redirects", () => {
  const moved = (status: number): Handler => {
    return (request, response) => {
      if (!request.url?.startsWith("/new")) return response.writeHead(status, { location: `/new${request.url}` }).end();
      request.resume().on("end", () => response.end(JSON.stringify({ flowId: "f", status: "healthy" })));
      return undefined;
    };
  };

  it.each([301, 302, 303])(
    "%i of a POST is an error that names the new URL: fetch would send a GET",
    async (status) => {
      const client = await clientOf(moved(status));
      const error = await failure(client.storeFlow({ output: 1 }));
      expect(error).toMatchObject({ status, method: "POST" });
      expect(error.message).toContain(`was answered with ${status}, a redirect to /new/api/v1/flows`);
      expect(error.hint).toContain("Create the client with the URL that it leads to.");
      expect(await client.health()).toMatchObject({ status: "healthy" });
    },
  );

  it.each([307, 308])("%i is followed, because it keeps method and body", async (status) => {
    const bodies: string[] = [];
    const client = await clientOf((request, response) => {
      request.setEncoding("utf8").on("data", (text: string) => bodies.push(text));
      moved(status)(request, response);
    });
    expect((await client.storeFlow({ output: 1 })).flowId).toBe("f");
    expect(bodies.at(-1)).toContain('"output":1');
  });
});

describe("answers that are not what they should be", () => {
  it.each([
    ["<!doctype html><title>Hi</title>", /a body that is not JSON: "<!doctype html>/],
    ["", /a body that is not JSON: ""/],
    ['{"status":', /not JSON/],
    ["[]", /the body is not an object/],
    ["null", /the body is not an object/],
    ['{"status":7}', /"status" is not a string/],
  ])("%j → InvalidResponseError naming the URL", async (body, message) => {
    const client = await clientOf(answering(200, body));
    const error = await failure(client.health());
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(`${client.url}/health`);
    expect(error.body).toBe(body);
  });

  it.each([
    ['{"runs":{}}', '"runs" is not an array'],
    ['{"runs":[1]}', "runs[0] is not an object"],
    ['{"runs":[{"runId":"a","flowId":"b","status":7}]}', '"status" is not a string'],
    ['{"runs":[{"runId":"a","flowId":"b","status":"odd"}]}', '"status" is "odd", not one of'],
  ])("a list %s → %s", async (body, message) => {
    const client = await clientOf(answering(200, body));
    expect((await failure(client.listRuns())).message).toContain(message);
  });
});

describe("connections", () => {
  it("nothing listens: RuntimeUnreachableError with code and hint", async () => {
    const url = await listen(createTcpServer());
    for (const close of closing.splice(0)) await close();
    const error = await failure(createClient({ url }).health());
    expect(error).toBeInstanceOf(RuntimeUnreachableError);
    expect(error).toMatchObject({ code: "ECONNREFUSED", status: undefined });
    expect(error.message).toMatch(/ECONNREFUSED.*\nNothing listens there/);
  });

  it("the peer hangs up at once, after the headers, or speaks something else", async () => {
    const hangsUp = await listen(createTcpServer((socket) => socket.destroy()));
    const cuts = await listen(
      createTcpServer((socket) => {
        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{");
        socket.end();
      }),
    );
    const babbles = await listen(createTcpServer((socket) => void socket.end("SSH-2.0-OpenSSH_9.2\r\n")));
    for (const url of [hangsUp, cuts, babbles]) {
      const error = await failure(createClient({ url }).health());
      expect(error).toBeInstanceOf(RuntimeUnreachableError);
      expect(error.cause).toBeInstanceOf(Error);
    }
  });

  it.each([
    ["never answers", () => undefined],
    ["stops in the body", (_: IncomingMessage, response: ServerResponse) => void response.writeHead(200).write("{")],
  ])("a peer that %s: RequestTimeoutError at the deadline of the call", async (_, handler) => {
    const client = await clientOf(handler);
    const error = await failure(client.health({ timeoutMs: 30 }));
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error.message).toContain(`GET ${client.url}/health had no complete response within 30 ms`);
  });

  it("the client's deadline holds where a call sets none", async () => {
    const client = await clientOf(() => undefined, { timeoutMs: 20 });
    expect((await failure(client.getRun("r"))).message).toContain("within 20 ms");
  });

  it("a fetch that ignores its signal is not waited for", async () => {
    const client = createClient({ url: "http://x", fetch: () => new Promise(() => undefined), timeoutMs: 10 });
    expect(await failure(client.health())).toBeInstanceOf(RequestTimeoutError);
  });

  it("fetch's own limit is told apart from a lost connection", async () => {
    const cause = Object.assign(new Error("Headers Timeout Error"), { code: "UND_ERR_HEADERS_TIMEOUT" });
    const client = createClient({
      url: "http://x",
      fetch: () => Promise.reject(new TypeError("fetch failed", { cause })),
    });
    const error = await failure(client.health());
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error.hint).toContain("300 s");
  });

  it("an abort throws the signal's reason: before, while waiting, and in the body", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const client = await clientOf((request, response) => {
      if (request.url?.endsWith("/flow")) response.writeHead(200).write("{");
      controller.abort(reason);
    });
    expect(await failure<Error>(client.health({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(await failure<Error>(client.health({ signal: controller.signal }))).toBe(reason);
    expect(await failure<Error>(client.getRunFlow("r", { signal: controller.signal }))).toBe(reason);
  });

  it("leaves no listener on a signal that lives on", async () => {
    const client = await clientOf(answering(200, '{"status":"healthy"}'));
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    for (let call = 0; call < 5; call += 1) await client.health({ signal });
    expect(listeners).toBe(0);
  });
});

describe("requests", () => {
  function recording(): {
    seen: { method?: string; url?: string; headers: IncomingMessage["headers"]; body: string }[];
    handler: Handler;
  } {
    const seen: { method?: string; url?: string; headers: IncomingMessage["headers"]; body: string }[] = [];
    const handler: Handler = (request, response) => {
      let body = "";
      request.setEncoding("utf8");
      request.on("data", (chunk: string) => {
        body += chunk;
      });
      request.on("end", () => {
        const { method = "", url = "", headers } = request;
        seen.push({ method, url, headers, body });
        response.end('{"status":"healthy","flowId":"f","stored":true,"blobId":"b","runs":[]}');
      });
    };
    return { seen, handler };
  }

  it.each(["", "/", "/api/v1", "/api/v1/"])("takes the address with %j at its end", async (suffix) => {
    const { seen, handler } = recording();
    const url = await listen(createServer(handler));
    const client = createClient({ url: `${url}${suffix}` });
    await client.health();
    expect(seen[0]?.url).toBe("/api/v1/health");
    expect(client.url).toBe(`${url}/api/v1`);
  });

  it("keeps a path in front, as behind a proxy", async () => {
    const { seen, handler } = recording();
    await createClient({ url: `${await listen(createServer(handler))}/stepflow/` }).health();
    expect(seen[0]?.url).toBe("/stepflow/api/v1/health");
  });

  it("sends user name and password as Basic auth and keeps them out of errors", async () => {
    const { seen, handler } = recording();
    const { host } = new URL(await listen(createServer(handler)));
    const client = createClient({ url: `http://us%40er:p%C3%A4ss@${host}` });
    await client.health();
    const sent = seen[0]?.headers.authorization?.replace("Basic ", "") ?? "";
    expect(Buffer.from(sent, "base64").toString("utf8")).toBe("us@er:päss");
    expect(client.url).not.toContain("@");
  });

  it("sends headers of the client with every request", async () => {
    const { seen, handler } = recording();
    const client = createClient({
      url: await listen(createServer(handler)),
      headers: { "X-Team": "a", Accept: "x/y" },
    });
    await client.health();
    expect(seen[0]?.headers).toMatchObject({ "x-team": "a", accept: "x/y" });
  });

  it("sends text of every kind as UTF-8 JSON", async () => {
    const { seen, handler } = recording();
    const client = createClient({ url: await listen(createServer(handler)) });
    const flow = { name: "Grüße 😀 \u2028 \u0000" };
    await client.storeFlow(flow, { dryRun: true });
    expect(seen[0]).toMatchObject({ method: "POST", url: "/api/v1/flows" });
    expect(seen[0]?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({ flow, dryRun: true });
  });

  it("puts filters into the query and leaves absent ones out", async () => {
    const { seen, handler } = recording();
    const client = createClient({ url: await listen(createServer(handler)) });
    await client.listRuns({ flowName: "a b&c", limit: 2, rootRunId: "r" });
    await client.listRuns();
    expect(seen.map((request) => request.url)).toEqual([
      "/api/v1/runs?flowName=a+b%26c&limit=2&rootRunId=r",
      "/api/v1/runs",
    ]);
  });

  it("a codec in place of JSON keeps what numbers cannot hold", async () => {
    const big = "9007199254740993";
    const { seen, handler } = recording();
    const parse = (text: string): unknown => JSON.parse(text.replace(/:(\d{16,})/g, ':"big:$1"'));
    const stringify = (value: unknown): string => JSON.stringify(value).replace(/"big:(\d+)"/g, "$1");
    const client = createClient({ url: await listen(createServer(handler)), json: { parse, stringify } });
    await client.putBlob({ n: `big:${big}` });
    expect(seen[0]?.body).toBe(`{"data":{"n":${big}}}`);
    const reader = await clientOf(answering(200, `{"blobId":"b","blobType":"data","data":{"n":${big}}}`), {
      json: { parse, stringify },
    });
    expect((await reader.getBlob("b")).data).toEqual({ n: `big:${big}` });
  });

  it.each(["not a url", "127.0.0.1:7840", "ftp://x", "/api"])("refuses the address %j", (url) => {
    expect(() => createClient({ url })).toThrow(TypeError);
  });

  it.each(["", "..", ".", "a/b", "a?b", "../../etc", "%2e%2e"])(
    "refuses the id %j before it reaches a path",
    async (id) => {
      const client = createClient({ url: "http://127.0.0.1:1" });
      for (const call of [client.getRun(id), client.getFlow(id), client.getBlob(id), client.cancelRun(id)]) {
        expect(await failure<Error>(call)).toBeInstanceOf(TypeError);
      }
    },
  );

  it("sends bare hashes where an id has the prefix of older documents (wire.md#errors-in-stepflows-documents)", async () => {
    const { seen, handler } = recording();
    const client = createClient({ url: await listen(createServer(handler)) });
    await client.getFlow("sha256:00ff");
    expect(seen[0]?.url).toBe("/api/v1/flows/00ff");
  });
});
