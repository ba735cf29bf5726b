import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createDeferred } from "@stepflow/protocol/internal";
import { createRuntime, type InProcessWorker, type Runtime, type RuntimeOptions } from "@stepflow/runtime";
import { afterEach, describe, expect, it } from "vitest";
import { EVENT_STREAM, scriptWorker } from "../support/workers/scripted-worker.ts";

const FAST = { maxRetries: 1, backoff: { type: "constant", delayMs: 1 } } as const;
const QUIET = { debug() {}, warn() {}, error() {} };

/** A worker that performs the handshake, then answers executions of `/bad` with the given response. `/good` works. */
function createWorker(misbehave: (id: string) => Response | Promise<Response>): InProcessWorker {
  return scriptWorker(({ message: { id = "", method, params } }) => {
    const answer = (result: unknown): Response => Response.json({ jsonrpc: "2.0", id, result });
    if (method === "initialize") return answer({ serverProtocolVersion: 1 });
    if (method !== "components/execute") return new Response(null, { status: 202 });
    return (params as { component: string }).component === "/good" ? answer({ output: "well" }) : misbehave(id);
  });
}

let runtime: Runtime | undefined;
afterEach(() => runtime?.close());

async function open(worker: InProcessWorker, options: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  runtime = await createRuntime({ workers: { w: worker }, retry: FAST, logger: QUIET, ...options });
  return runtime;
}

/** Returns the message of a failed step, and checks that the runtime still works. */
async function failureOf(on: Runtime): Promise<string> {
  const result = await on.execute("/w/bad", { large: "input" });
  expect(result).toMatchObject({ outcome: "failed", error: { code: -32_300 } });
  expect(await on.execute("/w/good", {})).toEqual({ outcome: "success", result: "well" });
  return JSON.stringify(result);
}

const flood = (chunk: string): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(chunk);
  return new ReadableStream({ pull: (controller) => controller.enqueue(bytes) });
};

describe("a step fails if its worker misbehaves, and the runtime goes on", () => {
  it.each([
    ["invalid: HTML", () => new Response("<html>"), "HTTP 200 without a JSON-RPC answer"],
    ["invalid: an empty response", () => new Response(null, { status: 204 }), "without a JSON-RPC answer"],
    ["invalid: an error page", () => new Response("oops", { status: 500 }), "HTTP 500"],
    ["invalid: no output", (id: string) => Response.json({ jsonrpc: "2.0", id, result: {} }), 'no \\"output\\"'],
    [
      "invalid: a result that is not an object",
      (id: string) => Response.json({ jsonrpc: "2.0", id, result: 5 }),
      'no \\"output\\"',
    ],
    ["broken: an empty stream", () => new Response("", { headers: EVENT_STREAM }), "ended without the result"],
    ["broken: an exception", () => Promise.reject(new Error("out of order")), "out of order"],
  ])("%s", async (_name, misbehave, told) => {
    expect(await failureOf(await open(createWorker(misbehave)))).toContain(told);
  });

  it("a worker that hangs: the execution ends at its time limit, without another attempt", async () => {
    let attempts = 0;
    const hang = (): Promise<Response> => {
      attempts += 1;
      return new Promise(() => {});
    };
    expect(await failureOf(await open(createWorker(hang), { timeoutMs: 20 }))).toContain("within 20 ms");
    expect(attempts).toBe(1);
  });

  it.each([
    ["an endless answer", () => new Response(flood("x".repeat(10_000)))],
    ["an endless event", () => new Response(flood("data: xxxxxxxxx"), { headers: EVENT_STREAM })],
  ])("a worker that sends too much: %s", async (_name, misbehave) => {
    expect(await failureOf(await open(createWorker(misbehave), { maxAnswerBytes: 100_000 }))).toMatch(/larger than/);
  });

  it("a worker that sends callbacks without end: the execution ends at its time limit", async () => {
    const event = `data: ${JSON.stringify({ jsonrpc: "2.0", id: "q", method: "runs/get", params: {} })}\n\n`;
    const ask = (): Response => {
      const bytes = new TextEncoder().encode(event);
      let timer: ReturnType<typeof setInterval> | undefined;
      const body = new ReadableStream({
        start: (controller) => {
          timer = setInterval(() => controller.enqueue(bytes), 1);
        },
        cancel: () => clearInterval(timer),
      });
      return new Response(body, { headers: EVENT_STREAM });
    };
    expect(await failureOf(await open(createWorker(ask), { timeoutMs: 50 }))).toContain("within 50 ms");
  });

  it("close does not wait for a worker that hangs", async () => {
    const reached = createDeferred<void>();
    const hang = (): Promise<Response> => {
      reached.resolve();
      return new Promise(() => {});
    };
    const on = await open(createWorker(hang));
    const running = on.execute("/w/bad", {});
    await reached.promise;
    await on.close();
    expect(await running).toMatchObject({ outcome: "failed", error: { message: "The run was cancelled." } });
  });

  it.each([
    ["refuses initialize", { error: { code: -32_000, message: "no" } }, "Worker refused initialize (-32000): no"],
    ["answers in the other spelling", { result: { server_protocol_version: 1 } }, '{"serverProtocolVersion":1}'],
  ])("the runtime does not start after a failed handshake: %s", async (_name, answer, told) => {
    const worker = scriptWorker(({ message: { id } }) => Response.json({ jsonrpc: "2.0", id, ...answer }));
    await expect(open(worker)).rejects.toThrow(told);
  });

  it("retries wait for a worker by URL that cannot be reached for a while", async () => {
    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk as Uint8Array);
      const { id, params } = JSON.parse(Buffer.concat(chunks).toString()) as {
        id?: string;
        params: { attempt?: number };
      };
      if (id === undefined) response.writeHead(202).end();
      else if (params.attempt === 1) response.destroy();
      else
        response.end(
          JSON.stringify({ jsonrpc: "2.0", id, result: { output: params.attempt, serverProtocolVersion: 1 } }),
        );
    };
    const server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    runtime = await createRuntime({ workers: { w: { url } }, retry: FAST, logger: QUIET });
    expect(await runtime.execute("/w/x", 1)).toEqual({ outcome: "success", result: 2 });
    await runtime.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
