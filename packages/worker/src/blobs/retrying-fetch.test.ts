import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CallbackAbortedError, CallbackError, CallbackTimeoutError } from "@stepflow/protocol";
import { describe, expect, it, onTestFinished } from "vitest";
import { fetchBytes } from "./retrying-fetch.ts";

const LIMITS = { timeoutMs: 20_000 };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const drop: Answer = (request) => void request.socket.destroy();
const ok =
  (text: string): Answer =>
  (_request, response) =>
    void response.end(text);
const status =
  (code: number, headers = {}): Answer =>
  (_request, response) =>
    void response.writeHead(code, headers).end(`status ${code}`);
const never: Answer = () => {};

/** Answers each request with the next answer, and all later ones with the last. */
async function startServer(...answers: readonly Answer[]): Promise<{ url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    (answers[requests.length - 1] ?? answers.at(-1))?.(request, response);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/blobs`, requests };
}

describe("fetchBytes", () => {
  it("reads the whole answer, whatever its status", async () => {
    const { url } = await startServer(ok("é 😀"), status(404), status(500));
    const found = await fetchBytes(url, {}, LIMITS);
    expect(found).toMatchObject({ status: 200, text: "é 😀" });
    expect(found.bytes).toEqual(new TextEncoder().encode("é 😀"));
    expect(await fetchBytes(url, {}, LIMITS)).toMatchObject({ status: 404, text: "status 404" });
    expect(await fetchBytes(url, {}, LIMITS)).toMatchObject({ status: 500, text: "status 500" });
  });

  it("tries again if a connection is dropped, with the same method, headers and body", async () => {
    const bodies: string[] = [];
    const keep =
      (answer: Answer): Answer =>
      (request, response) => {
        request.setEncoding("utf8").on("data", (text: string) => bodies.push(text));
        request.on("end", () => answer(request, response));
      };
    const { url, requests } = await startServer(keep(drop), keep(drop), keep(ok("stored")));
    const init = { method: "POST", body: '{"data":1}', headers: { "content-type": "application/json" } };
    expect(await fetchBytes(url, init, LIMITS)).toMatchObject({ status: 200, text: "stored" });
    expect(bodies).toEqual(['{"data":1}', '{"data":1}', '{"data":1}']);
    expect(requests.map(({ method }) => method)).toEqual(["POST", "POST", "POST"]);
    expect(requests.map(({ headers }) => headers["content-type"])).toEqual(Array(3).fill("application/json"));
  });

  it("tries again if an answer breaks off", async () => {
    const breakOff: Answer = (_request, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("half");
      setImmediate(() => response.destroy());
    };
    const { url, requests } = await startServer(breakOff, ok("whole"));
    expect(await fetchBytes(url, {}, LIMITS)).toMatchObject({ text: "whole" });
    expect(requests).toHaveLength(2);
  });

  it.each([502, 503, 504])("tries again after %i, with which proxies answer while a runtime restarts", async (code) => {
    const { url, requests } = await startServer(status(code), ok("back"));
    expect(await fetchBytes(url, {}, LIMITS)).toMatchObject({ status: 200, text: "back" });
    expect(requests).toHaveLength(2);
  });

  it("gives up after four attempts, with the last failure", async () => {
    const dropping = await startServer(drop);
    await expect(fetchBytes(dropping.url, {}, LIMITS)).rejects.toThrow("fetch failed");
    expect(dropping.requests).toHaveLength(4);
    const unwell = await startServer(status(503));
    expect(await fetchBytes(unwell.url, {}, LIMITS)).toMatchObject({ status: 503 });
    expect(unwell.requests).toHaveLength(4);
  });

  it.each([301, 302, 303, 307, 308])(
    "refuses a redirect by %i, which could bypass the rules for blob URLs",
    async (code) => {
      const elsewhere = await startServer(ok("secret"));
      const { url, requests } = await startServer(status(code, { location: elsewhere.url }));
      const failure = fetchBytes(url, {}, LIMITS);
      await expect(failure).rejects.toThrow(CallbackError);
      await expect(failure).rejects.toThrow(`${url} redirects, which is not allowed for blobs`);
      expect(requests).toHaveLength(1);
      expect(elsewhere.requests).toHaveLength(0);
    },
  );

  it("stops at 256 MiB of a response without end, and cancels it", async () => {
    const chunk = new Uint8Array(2 ** 24);
    let sent = 0;
    let isCancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        controller.enqueue(chunk);
      },
      cancel() {
        isCancelled = true;
      },
    });
    const failure = fetchBytes("http://blobs.test/", {}, { ...LIMITS, fetch: async () => new Response(body) });
    await expect(failure).rejects.toThrow("The response of http://blobs.test/ is larger than 268435456 bytes.");
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThan(2 ** 28 + 4 * chunk.length);
  });

  it("ends at its deadline: while it waits for an answer", async () => {
    const { url } = await startServer(never);
    await expect(fetchBytes(url, { method: "POST" }, { timeoutMs: 30 })).rejects.toThrow(
      expect.objectContaining({ name: "CallbackTimeoutError", message: expect.stringContaining(`POST ${url}`) }),
    );
  });

  it("ends at its deadline: between two attempts", async () => {
    const { url, requests } = await startServer(drop);
    await expect(fetchBytes(url, {}, { timeoutMs: 50 })).rejects.toThrow(CallbackTimeoutError);
    expect(requests.length).toBeLessThan(4);
  });

  it("ends at its deadline: in the middle of an answer", async () => {
    const { url } = await startServer((_request, response) => void response.writeHead(200).write("half"));
    await expect(fetchBytes(url, {}, { timeoutMs: 50 })).rejects.toThrow(CallbackTimeoutError);
  });

  it("ends when the caller aborts, with the caller's reason as cause", async () => {
    const controller = new AbortController();
    const { url } = await startServer(() => controller.abort("changed my mind"));
    const failure = fetchBytes(url, {}, { ...LIMITS, signal: controller.signal });
    await expect(failure).rejects.toThrow(CallbackAbortedError);
    await expect(failure).rejects.toMatchObject({ cause: "changed my mind" });
  });

  it.each<[string, (init: RequestInit) => Promise<Response>]>([
    ["carries nothing", () => new Promise(() => {})],
    ["stops in the middle of an answer", async () => new Response(new ReadableStream())],
  ])(
    "ends at its deadline, and if the caller aborts, although a fetch function %s and ignores its signal",
    async (_what, fetch) => {
      const expired = fetchBytes("http://blobs/", {}, { timeoutMs: 1, fetch });
      await expect(expired).rejects.toThrow(CallbackTimeoutError);
      const controller = new AbortController();
      const aborted = fetchBytes("http://blobs/", {}, { ...LIMITS, signal: controller.signal, fetch });
      controller.abort("enough");
      await expect(aborted).rejects.toThrow(CallbackAbortedError);
    },
  );

  it("sends nothing if no time is left", async () => {
    const { url, requests } = await startServer(ok("never seen"));
    await expect(fetchBytes(url, {}, { timeoutMs: 0 })).rejects.toThrow(CallbackTimeoutError);
    expect(requests).toEqual([]);
  });

  it("sends nothing for a signal that is aborted already", async () => {
    const { url, requests } = await startServer(ok("never seen"));
    const failure = fetchBytes(url, {}, { ...LIMITS, signal: AbortSignal.abort() });
    await expect(failure).rejects.toThrow(CallbackAbortedError);
    expect(requests).toEqual([]);
  });

  it("leaves no listener on the caller's signal", async () => {
    const { url } = await startServer(ok("fine"));
    const controller = new AbortController();
    const { signal } = controller;
    const listeners: string[] = [];
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners.push("added");
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners.pop();
      removeEventListener.apply(signal, args);
    };
    await fetchBytes(url, {}, { ...LIMITS, signal });
    expect(listeners).toEqual([]);
  });
});
