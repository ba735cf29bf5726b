import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createHttpFetch } from "./http-fetch.ts";
import { closeAgents, createHttpAgents } from "./http-send.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const agents = createHttpAgents();
const httpFetch = createHttpFetch(agents);
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
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/rpc`;
}

function post(url: string, { accept = "*/*", signal }: { accept?: string; signal?: AbortSignal } = {}): Request {
  const headers = { "content-type": "application/json", accept, host: new URL(url).host, "content-length": "2" };
  return new Request(url, { method: "POST", body: "{}", headers, signal: signal ?? null });
}

describe("fetch over the network", () => {
  it("keeps connections open and reuses them", async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      request.resume().on("end", () => response.end("{}"));
    });
    for (let time = 0; time < 3; time += 1) await (await httpFetch(post(url))).text();
    expect(ports.size).toBe(1);
  });

  it("returns status, headers and body as they are sent, piece by piece", async () => {
    let next = (): void => {};
    const url = await serve((_request, response) => {
      response.writeHead(418, { "Content-Type": "text/event-stream", "Stepflow-Instance-Id": "i" });
      response.write("one");
      next = () => response.end("two");
    });
    const response = await httpFetch(post(url));
    expect(response.status).toBe(418);
    expect(response.headers.get("stepflow-instance-id")).toBe("i");
    const reader = response.body?.getReader() ?? expect.fail("There is no body.");
    const read = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value);
    expect(await read()).toBe("one");
    next();
    expect(await read()).toBe("two");
    expect((await reader.read()).done).toBe(true);
  });

  it("a redirect is followed with the same request, not for ever (wire.md#how-a-response-is-read)", async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      request.resume().on("end", () => {
        seen.push(`${request.method} ${request.url} ${request.headers.referer ?? "-"}`);
        if (request.url === "/end") response.end("there");
        else response.writeHead(307, { location: request.url === "/rpc" ? "/end" : "/round" }).end();
      });
    });
    expect(await (await httpFetch(post(url))).text()).toBe("there");
    expect(seen).toEqual(["POST /rpc -", `POST /end ${url}`]);
    await expect(httpFetch(post(new URL("/round", url).href))).rejects.toThrow(/redirects more than 10 times/);
  });

  it("a redirect to another host takes no credentials along", async () => {
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      request.resume().on("end", () => {
        seen.push(request.headers.authorization, request.headers.host, request.headers.referer);
        if (request.url === "/end") response.end("there");
        else response.writeHead(307, { location: `http://localhost:${new URL(url).port}/end` }).end();
      });
    });
    const request = post(`${url}?token=s3cret`);
    request.headers.set("authorization", "Basic eDp5");
    expect(await (await httpFetch(request)).text()).toBe("there");
    const { host, port } = new URL(url);
    expect(seen).toEqual(["Basic eDp5", host, undefined, undefined, `localhost:${port}`, url]);
  });

  it("fails if the connection breaks before or during the response", async () => {
    const url = await serve((request, response) => {
      if (request.headers.accept === "*/*") return void request.socket.destroy();
      response.write("half");
      setImmediate(() => response.destroy());
    });
    await expect(httpFetch(post(url))).rejects.toThrow(/socket hang up|ECONNRESET/);
    const response = await httpFetch(post(url, { accept: "text/plain" }));
    await expect(response.text()).rejects.toThrow();
    await expect(httpFetch(post("http://127.0.0.1:1/"))).rejects.toThrow(/ECONNREFUSED/);
  });

  it("ends the connection when it is aborted, before or during the response", async () => {
    let closed = 0;
    let wake = (): void => {};
    const url = await serve((request, response) => {
      response.on("close", () => {
        closed += 1;
        wake();
      });
      if (request.headers.accept !== "*/*") response.write("half");
      else wake();
    });
    const reached = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const before = new AbortController();
    const waiting = httpFetch(post(url, { signal: before.signal }));
    await reached;
    before.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
    const within = new AbortController();
    const response = await httpFetch(post(url, { accept: "text/plain", signal: within.signal }));
    within.abort();
    await expect(response.text()).rejects.toThrow(/abort/i);
    await expect.poll(() => closed).toBe(2);
  });

  it.each([202, 204, 304])("returns a response without a body: %i", async (status) => {
    const url = await serve((_request, response) => void response.writeHead(status).end());
    const response = await httpFetch(post(url));
    expect([response.status, await response.text()]).toEqual([status, ""]);
  });
});
