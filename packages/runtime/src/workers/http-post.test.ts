import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeferred } from "@stepflow/protocol/internal";
import type { PostedMessage, PostMessage } from "@stepflow/transport/client";
import { afterEach, describe, expect, it } from "vitest";
import { createHttpFetch } from "./http-fetch.ts";
import { createHttpPost } from "./http-post.ts";
import { closeAgents, createHttpAgents } from "./http-send.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const LIMIT = 1_000;
const HEADERS = { "content-type": "application/json", accept: "application/json, text/event-stream" };
const agents = createHttpAgents();
let server: Server | undefined;
afterEach(async () => {
  closeAgents(agents);
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
});

async function serve(handler: Handler): Promise<string> {
  const started = createServer(handler);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/rpc?runtime=1`;
}

function post(url: string, message: Partial<PostMessage> = {}): PostedMessage {
  return createHttpPost(new URL(url), agents)({ headers: HEADERS, text: "{}", ...message });
}

async function textOf(url: string, message?: Partial<PostMessage>): Promise<string | undefined> {
  const body = await (await post(url, message).reply).readBody(LIMIT);
  return body === undefined ? undefined : Buffer.from(body).toString();
}

describe("a post over the network", () => {
  it("has the headers and the body that fetch sends", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      request
        .setEncoding("utf8")
        .on("data", (text) => seen.push([request.method, request.url, request.rawHeaders, text]));
      request.on("end", () => response.end("{}"));
    });
    const headers = { ...HEADERS, authorization: "Basic eDp5", "stepflow-instance-id": "i" };
    const text = JSON.stringify({ text: "ä😀" });
    const length = { host: new URL(url).host, "content-length": String(Buffer.byteLength(text)) };
    await textOf(url, { headers, text });
    const request = new Request(url, { method: "POST", body: text, headers: { ...headers, ...length } });
    await (await createHttpFetch(agents)(request)).text();
    expect(seen).toHaveLength(2);
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toEqual(["POST", "/rpc?runtime=1", expect.arrayContaining(["authorization", "Basic eDp5"]), text]);
  });

  it("preserves a header and a text that are not ASCII, and a long text", async () => {
    const url = await serve((request, response) => {
      const instance = String(request.headers["stepflow-instance-id"]);
      let length = 0;
      request.on("data", (piece: Buffer) => {
        length += piece.byteLength;
      });
      request.on("end", () => response.end(`${instance === "caf\u00e9"} ${length}`));
    });
    const headers = { ...HEADERS, "stepflow-instance-id": "caf\u00e9" };
    expect(await textOf(url, { headers, text: "ä" })).toBe("true 2");
    expect(await textOf(url, { text: "ä".repeat(100_000) })).toBe("false 200000");
  });

  it("keeps connections open and reuses them", async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      request.resume().on("end", () => response.end("{}"));
    });
    for (let time = 0; time < 3; time += 1) await textOf(url);
    expect(ports.size).toBe(1);
  });

  it("returns status, headers and body as they are sent, and reads no piece before the last one is done", async () => {
    let next = (): void => {};
    const url = await serve((_request, response) => {
      response.writeHead(418, {
        "Content-Type": "text/event-stream",
        "Stepflow-Instance-Id": "i",
        "X-Twice": ["a", "b"],
      });
      response.write("one");
      next = () => void response.end("two");
    });
    const reply = await post(url).reply;
    expect([reply.status, reply.hasBody]).toEqual([418, true]);
    const named = ["stepflow-instance-id", "x-twice", "x-other"].map((name) => reply.header(name));
    expect(named).toEqual(["i", "a, b", undefined]);
    const pieces: string[] = [];
    let isBusy = false;
    await reply.readPieces(async (piece) => {
      expect(isBusy).toBe(false);
      isBusy = true;
      pieces.push(Buffer.from(piece).toString());
      next();
      await new Promise((resolve) => setImmediate(resolve));
      isBusy = false;
    });
    expect(pieces).toEqual(["one", "two"]);
  });

  it("reads no body beyond the limit, and ends its connection", async () => {
    const closed = createDeferred<void>();
    const url = await serve((_request, response) => {
      response.on("close", () => closed.resolve());
      response.write("x".repeat(LIMIT + 1));
    });
    expect(await textOf(url)).toBeUndefined();
    await closed.promise;
  });

  it("follows a redirect by the same request, without credentials to another host, ten times at most", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      request.resume().on("end", () => {
        const { authorization, host, referer } = request.headers;
        if (request.url !== "/round") seen.push([request.method, authorization, host, referer]);
        if (request.url === "/end") return void response.end("there");
        const other = `http://localhost:${new URL(url).port}/end`;
        response.writeHead(307, { location: request.url === "/round" ? "/round" : other }).end();
      });
    });
    const { host, port, origin, pathname } = new URL(url);
    expect(await textOf(url, { headers: { ...HEADERS, authorization: "Basic eDp5" } })).toBe("there");
    expect(seen).toEqual([
      ["POST", "Basic eDp5", host, undefined],
      ["POST", undefined, `localhost:${port}`, origin + pathname],
    ]);
    await expect(textOf(new URL("/round", url).href)).rejects.toThrow(/redirects more than 10 times/);
  });

  it("fails if the connection breaks before or during the response", async () => {
    const url = await serve((request, response) => {
      if (request.headers.accept === "*/*") return void request.socket.destroy();
      response.write("half");
      setImmediate(() => response.destroy());
    });
    await expect(textOf(url, { headers: { accept: "*/*" } })).rejects.toThrow(/socket hang up|ECONNRESET/);
    await expect(textOf(url)).rejects.toThrow(/aborted/);
    await expect(textOf("http://127.0.0.1:1/")).rejects.toThrow(/ECONNREFUSED/);
  });

  it("fails if reading a piece fails, at once or later, and ends the connection", async () => {
    let closed = 0;
    const url = await serve((_request, response) => {
      response.on("close", () => {
        closed += 1;
      });
      response.write("half");
    });
    const failure = new Error("unreadable");
    const atOnce = (): never => {
      throw failure;
    };
    for (const read of [atOnce, () => Promise.reject(failure)]) {
      await expect((await post(url).reply).readPieces(read)).rejects.toBe(failure);
    }
    await expect.poll(() => closed).toBe(2);
  });

  it("ends the connection when it is aborted, before or during the response", async () => {
    let closed = 0;
    const reached = createDeferred<void>();
    const url = await serve((request, response) => {
      response.on("close", () => {
        closed += 1;
      });
      if (request.headers.accept === "*/*") reached.resolve();
      else response.write("half");
    });
    const reason = new Error("no longer needed");
    const before = post(url, { headers: { accept: "*/*" } });
    await reached.promise;
    before.abort(reason);
    await expect(before.reply).rejects.toBe(reason);
    const within = post(url);
    const body = (await within.reply).readBody(LIMIT);
    within.abort(reason);
    await expect(body).rejects.toThrow();
    await expect.poll(() => closed).toBe(2);
  });

  it("sends nothing after a redirect if it was aborted meanwhile", async () => {
    const seen: (string | undefined)[] = [];
    const redirected = createDeferred<void>();
    const url = await serve((request, response) => {
      seen.push(request.url);
      response.writeHead(307, { location: "/end" }).end();
      redirected.resolve();
    });
    const posted = post(url);
    posted.reply.catch(() => {});
    await redirected.promise;
    posted.abort("no longer needed");
    await expect(posted.reply).rejects.toThrow("The message was aborted.");
    expect(seen).toEqual(["/rpc?runtime=1"]);
  });

  it("resolves a body that is canceled while it is read", async () => {
    const url = await serve((_request, response) => void response.write("half"));
    const reply = await post(url).reply;
    await reply.readPieces(() => void reply.cancel());
  });

  it.each([101, 199, 600, 999])(
    "fails for a status that fetch refuses, and ends the connection: %i",
    async (status) => {
      const closed = createDeferred<void>();
      const url = await serve((request, { socket }) => {
        request.socket.on("close", () => closed.resolve());
        socket?.write(`HTTP/1.1 ${status} Odd\r\ncontent-length: 5\r\n\r\n`);
        // Node ignores a status below 200 other than 101, and waits for the final response.
        if (status === 199) socket?.end();
      });
      await expect(post(url).reply).rejects.toThrow(/invalid status|hang up/);
      await closed.promise;
    },
  );

  it.each([202, 204, 304])("returns a response without content: %i", async (status) => {
    const url = await serve((_request, response) => void response.writeHead(status).end());
    const reply = await post(url).reply;
    expect([reply.status, reply.hasBody]).toEqual([status, status === 202]);
    expect(await reply.readBody(LIMIT)).toHaveLength(0);
  });
});
