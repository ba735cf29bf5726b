import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { describe, expect, it } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { answering, clientOf, type HttpHandler, listen } from "../../../../tests/support/wire/http-peer.ts";
import { createClient } from "../create-client.ts";
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
    const error = await failureOf<ClientError>(client.health());
    expect(error.constructor).toBe(ErrorClass);
    expect(error).toMatchObject({ status, code, method: "GET", url: `${client.url}/health`, body });
    expect(error.message).toContain(`GET ${client.url}/health was answered with ${status}`);
  });

  it("the message contains that of the runtime, and for 413 the limit", async () => {
    const client = await clientOf(answering(413, "length limit exceeded"));
    const error = await failureOf<ClientError>(client.storeFlow({}));
    expect(error.message).toMatch(
      /answered with 413: length limit exceeded\.\nRuntimes up to 0.11 accept request bodies up to 2 MiB/,
    );
    expect(error.hint).toContain("2097152 bytes");
  });

  it("keeps a huge body out of the error", async () => {
    const client = await clientOf(answering(500, "x".repeat(1_000_000)));
    const error = await failureOf<ClientError>(client.health());
    expect(error.body).toHaveLength(2_000);
    expect(error.message.length).toBeLessThan(2_500);
  });
});

describe("redirects", () => {
  const moved = (status: number): HttpHandler => {
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
      const error = await failureOf<ClientError>(client.storeFlow({ output: "x" }));
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
    expect((await client.storeFlow({ output: "x" })).flowId).toBe("f");
    expect(bodies.at(-1)).toContain('"output":"x"');
  });
});

describe("unexpected answers", () => {
  it.each([
    ["<!doctype html><title>Hi</title>", /a body that is not JSON: "<!doctype html>/],
    ["", /a body that is not JSON: ""/],
    ['{"status":', /not JSON/],
    ["[]", /the body is not an object/],
    ["null", /the body is not an object/],
    ['{"status":7}', /"status" is not a string/],
  ])("%j → InvalidResponseError naming the URL", async (body, message) => {
    const client = await clientOf(answering(200, body));
    const error = await failureOf<ClientError>(client.health());
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
    expect((await failureOf<ClientError>(client.listRuns())).message).toContain(message);
  });
});

describe("a response without end", () => {
  it.each([200, 500])(
    "fails when it is larger than any value could be, and is cancelled (status %i)",
    async (status) => {
      const chunk = new Uint8Array(64 * 1024 * 1024);
      let [sent, cancelled] = [0, false];
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          sent++;
          controller.enqueue(chunk);
        },
        cancel: () => {
          cancelled = true;
        },
      });
      const client = createClient({ url: "http://127.0.0.1:1", fetch: async () => new Response(body, { status }) });
      const error = await failureOf<ClientError>(client.health());
      expect(error).toBeInstanceOf(InvalidResponseError);
      expect(error.message).toContain("/health has more than 536870912 bytes.");
      expect(error.status).toBe(status);
      expect(cancelled).toBe(true);
      expect(sent).toBeLessThan(12);
    },
  );
});

describe("connections", () => {
  it("nothing listens: RuntimeUnreachableError with code and hint", async () => {
    const server = createTcpServer();
    const url = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const error = await failureOf<ClientError>(createClient({ url }).health());
    expect(error).toBeInstanceOf(RuntimeUnreachableError);
    expect(error).toMatchObject({ code: "ECONNREFUSED", status: undefined });
    expect(error.message).toMatch(/ECONNREFUSED.*\nNothing listens there/);
  });

  it("the peer disconnects at once or after the headers, or speaks another protocol", async () => {
    const hangsUp = await listen(createTcpServer((socket) => socket.destroy()));
    const cuts = await listen(
      createTcpServer((socket) => {
        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{");
        socket.end();
      }),
    );
    const babbles = await listen(createTcpServer((socket) => void socket.end("SSH-2.0-OpenSSH_9.2\r\n")));
    for (const url of [hangsUp, cuts, babbles]) {
      const error = await failureOf<ClientError>(createClient({ url }).health());
      expect(error).toBeInstanceOf(RuntimeUnreachableError);
      expect(error.cause).toBeInstanceOf(Error);
    }
  });

  it.each([
    ["never answers", () => undefined],
    ["stops in the body", (_: IncomingMessage, response: ServerResponse) => void response.writeHead(200).write("{")],
  ])("a peer that %s: RequestTimeoutError at the deadline of the call", async (_, handler) => {
    const client = await clientOf(handler);
    const error = await failureOf<ClientError>(client.health({ timeoutMs: 30 }));
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error.message).toContain(`GET ${client.url}/health had no complete response within 30 ms`);
  });

  it("the deadline of the client applies if a call sets none", async () => {
    const client = await clientOf(() => undefined, { timeoutMs: 20 });
    expect((await failureOf<ClientError>(client.getRun("r"))).message).toContain("within 20 ms");
  });

  it("a fetch that ignores its signal is not waited for", async () => {
    const client = createClient({ url: "http://x", fetch: () => new Promise(() => undefined), timeoutMs: 10 });
    expect(await failureOf<ClientError>(client.health())).toBeInstanceOf(RequestTimeoutError);
  });

  it("the time limit of fetch itself is distinguished from a lost connection", async () => {
    const cause = Object.assign(new Error("Headers Timeout Error"), { code: "UND_ERR_HEADERS_TIMEOUT" });
    const client = createClient({
      url: "http://x",
      fetch: () => Promise.reject(new TypeError("fetch failed", { cause })),
    });
    const error = await failureOf<ClientError>(client.health());
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
    expect(await failureOf(client.health({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(await failureOf(client.health({ signal: controller.signal }))).toBe(reason);
    expect(await failureOf(client.getRunFlow("r", { signal: controller.signal }))).toBe(reason);
  });

  it("leaves no listener on a signal that outlives the call", async () => {
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
