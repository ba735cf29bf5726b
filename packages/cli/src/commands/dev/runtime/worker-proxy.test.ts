import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, onTestFinished } from "vitest";
import { WorkerProxy } from "./worker-proxy.ts";

/** A process behind the proxy. It notes the messages that it receives. */
async function startProcess(name: string) {
  const messages: unknown[] = [];
  const held = createDeferred<void>();
  const begun = createDeferred<void>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const message = JSON.parse(text);
    messages.push(message.method ?? "answer");
    if (message.method === undefined || message.id === undefined) {
      return void response.writeHead(202, { connection: "close" }).end();
    }
    if (message.method !== "components/execute") return void response.writeHead(200).end(JSON.stringify({ name }));
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`data: ${name}\n\n`);
    begun.resolve();
    await held.promise;
    response.end(`data: end of ${name}\n\n`);
  };
  const server = createServer((request, response) => void answer(request, response));
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, messages, begun: begun.promise, letGo: () => held.resolve() };
}

async function open(): Promise<{ proxy: WorkerProxy; send: (message: object) => Promise<Response> }> {
  const proxy = await WorkerProxy.listen();
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const headers = { "content-type": "application/json" };
  return { proxy, send: (message) => fetch(proxy.url, { method: "POST", headers, body: JSON.stringify(message) }) };
}

describe("WorkerProxy", () => {
  it("leaves executions on their process, and brings answers to every process", async () => {
    const [first, second] = [await startProcess("first"), await startProcess("second")];
    const { proxy, send } = await open();
    expect(await proxy.replace(first.url, 1_000)).toBeUndefined();
    const execution = await send({ id: "1", method: "components/execute" });
    await first.begun;
    const replaced = await proxy.replace(second.url, 10_000);
    expect(replaced?.executions).toBe(1);
    const acknowledged = await send({ id: "callback", result: 1 });
    expect([acknowledged.status, acknowledged.headers.get("connection")]).toEqual([202, "close"]);
    expect(await (await send({ id: "2", method: "components/list" })).json()).toEqual({ name: "second" });
    first.letGo();
    expect(await execution.text()).toBe("data: first\n\ndata: end of first\n\n");
    expect(await replaced?.closed).toBe(0);
    expect(first.messages).toEqual(["components/execute", "answer"]);
    expect(second.messages).toEqual(["answer", "components/list"]);
  });

  it("repeats the handshake for a new process, and keeps the former one if it does not answer", async () => {
    const [first, second] = [await startProcess("first"), await startProcess("second")];
    const { proxy, send } = await open();
    await proxy.replace(first.url, 1_000);
    await send({ id: "1", method: "initialize" });
    await send({ method: "initialized" });
    await proxy.replace(second.url, 1_000);
    expect(second.messages).toEqual(["initialize", "initialized"]);
    await expect(proxy.replace("http://127.0.0.1:1/", 1_000)).rejects.toThrow();
    expect(await (await send({ id: "2", method: "components/list" })).json()).toEqual({ name: "second" });
  });

  it("gives up executions on a former process after the time limit", async () => {
    const [first, second] = [await startProcess("first"), await startProcess("second")];
    const { proxy, send } = await open();
    await proxy.replace(first.url, 1_000);
    const execution = await send({ id: "1", method: "components/execute" });
    const replaced = await proxy.replace(second.url, 1);
    expect(await replaced?.closed).toBe(1);
    first.letGo();
    await execution.text();
  });

  it("passes Host and Origin on, which the worker checks", async () => {
    const server = createServer(
      ({ headers: { host, origin } }, response) => void response.end(JSON.stringify({ host, origin })),
    );
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void server.close());
    const { proxy } = await open();
    await proxy.replace(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 1_000);
    const headers = { host: "evil.example", origin: "http://evil.example" };
    const answer = await new Promise<IncomingMessage>((resolve) =>
      request(proxy.url, { method: "POST", headers }, resolve).end("{}"),
    );
    let text = "";
    for await (const chunk of answer) text += chunk;
    expect(JSON.parse(text)).toEqual(headers);
  });

  it("answers 503 without a process", async () => {
    const { send } = await open();
    expect((await send({ id: "1", method: "components/list" })).status).toBe(503);
  });
});
