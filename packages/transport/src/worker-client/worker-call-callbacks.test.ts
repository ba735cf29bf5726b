import { ComponentError } from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { connectStream } from "../../../../tests/support/workers/scripted-connection.ts";
import { type Received, scriptStream, scriptWorker } from "../../../../tests/support/workers/scripted-worker.ts";
import { type CallbackContext, type CallbackHandler, NO_RESPONSE } from "./callback-handler.ts";
import { CallbackRefusal } from "./callback-refusal.ts";
import { createWorkerClient } from "./worker-client.ts";

const answers = (received: readonly Received[]) =>
  received.filter(({ message }) => message.method === undefined).map(({ message }) => message);

describe("requests of the worker", () => {
  it("answers.stream: are served with method, params and id, and answered by POST to the same URL", async () => {
    const onCallback = vi.fn<CallbackHandler>(() => ({ blob_id: "b1" }));
    const { client, stream, opened, received } = connectStream({ onCallback, headers: { "x-tenant": "t1" } });
    const result = client.request("components/execute", {});
    const id = await opened;
    stream.event({ id: "c-1", method: "blobs/put", params: { data: 1 } });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    stream.event({ id, result: "done" });
    stream.end();
    await expect(result).resolves.toBe("done");
    expect(onCallback.mock.calls).toMatchObject([["blobs/put", { data: 1 }, { id: "c-1" }]]);
    const [, answer] = received;
    expect(answer?.message).toEqual({ jsonrpc: "2.0", id: "c-1", result: { blob_id: "b1" } });
    expect([answer?.request.method, answer?.request.url]).toEqual(["POST", "http://worker.test/"]);
    expect([...(answer?.request.headers ?? [])]).toEqual([
      ["accept", "application/json, text/event-stream"],
      ["content-type", "application/json"],
      ["x-tenant", "t1"],
    ]);
  });

  it("wire.md#callbacks: the response names the instance that the stream came from", async () => {
    const { client, stream, opened, received } = connectStream(
      { onCallback: () => 1 },
      { "stepflow-instance-id": "i-7" },
    );
    const result = client.request("m", {});
    const id = await opened;
    stream.event({ id: 5, method: "runs/get" });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    stream.event({ id, result: 1 });
    stream.end();
    await result;
    expect(received.map(({ request }) => request.headers.get("stepflow-instance-id"))).toEqual([null, "i-7"]);
    expect(received[1]?.message.id).toBe(5);
  });

  it("are served at once, and answered as each is ready", async () => {
    const slow = createDeferred<string>();
    const onCallback: CallbackHandler = (method) => (method === "slow" ? slow.promise : "quick");
    const { client, stream, opened, received } = connectStream({ onCallback });
    const result = client.request("m", {});
    const id = await opened;
    stream.event({ id: "1", method: "slow" });
    stream.event({ id: "2", method: "quick" });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    slow.resolve("late");
    await vi.waitFor(() => expect(received).toHaveLength(3));
    stream.event({ id, result: 1 });
    stream.end();
    await result;
    expect(answers(received)).toEqual([
      { jsonrpc: "2.0", id: "2", result: "quick" },
      { jsonrpc: "2.0", id: "1", result: "late" },
    ]);
  });

  it.each<readonly [string, CallbackHandler | undefined, object]>([
    ["nothing", () => undefined, { result: null }],
    [
      "a ComponentError",
      () => Promise.reject(new ComponentError("No.", { code: -32005, data: { a: 1 } })),
      { error: { code: -32005, message: "No.", data: { a: 1 } } },
    ],
    [
      "any other error",
      () => {
        throw new Error("defect");
      },
      { error: { code: -32603, message: "Internal error: defect", data: {} } },
    ],
    [
      "a refusal, word for word",
      () => Promise.reject(new CallbackRefusal({ code: -32000, message: "Failed to get blob", data: null })),
      { error: { code: -32000, message: "Failed to get blob", data: null } },
    ],
    [
      "a refusal without data",
      () => Promise.reject(new CallbackRefusal({ code: -32601, message: "Method not found: x" })),
      { error: { code: -32601, message: "Method not found: x" } },
    ],
    [
      "what JSON cannot hold",
      () => 1n,
      { error: { code: -32603, message: expect.stringContaining("BigInt"), data: {} } },
    ],
    [
      "no handler",
      undefined,
      { error: { code: -32601, message: "Method not found: blobs/get", data: { method: "blobs/get" } } },
    ],
  ])("end with %s", async (_what, onCallback, members) => {
    const { client, stream, opened, received } = connectStream({ onCallback });
    const result = client.request("m", {});
    const id = await opened;
    stream.event({ id: "c", method: "blobs/get", params: {} });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    stream.event({ id, result: 1 });
    stream.end();
    await result;
    expect(answers(received)).toEqual([{ jsonrpc: "2.0", id: "c", ...members }]);
  });

  it("wire.md#callbacks: get no response if the handler returns NO_RESPONSE", async () => {
    const served = createDeferred<void>();
    const onCallback = (method: string): unknown => {
      if (method === "known") return 1;
      served.resolve();
      return NO_RESPONSE;
    };
    const { client, stream, opened, received } = connectStream({ onCallback });
    const result = client.request("m", {});
    const id = await opened;
    stream.event({ id: "1", method: "unknown" });
    await served.promise;
    stream.event({ id: "2", method: "known" });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    stream.event({ id, result: 1 });
    stream.end();
    await result;
    expect(answers(received)).toEqual([{ jsonrpc: "2.0", id: "2", result: 1 }]);
    await vi.waitFor(() => expect(client.active).toBe(0));
  });

  it("the handler of a request takes precedence over that of the client", async () => {
    const { client, stream, opened, received } = connectStream({ onCallback: () => "client" });
    const result = client.request("m", {}, { onCallback: () => "request" });
    const id = await opened;
    stream.event({ id: "c", method: "x" });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    stream.event({ id, result: 1 });
    stream.end();
    await result;
    expect(answers(received)).toMatchObject([{ result: "request" }]);
  });

  it("wire.md#event-streams: are answered even after the result has come, and the call lasts until then", async () => {
    const gate = createDeferred<string>();
    const signals: AbortSignal[] = [];
    const onCallback: CallbackHandler = (_method, _params, { signal }) => {
      signals.push(signal);
      return gate.promise;
    };
    const { client, stream, opened, received } = connectStream({ onCallback });
    const result = client.request("m", {});
    const id = await opened;
    stream.event({ id: "c", method: "runs/submit" });
    stream.event({ id, result: "done" });
    stream.end();
    await expect(result).resolves.toBe("done");
    expect(client.active).toBe(1);
    gate.resolve("submitted");
    await vi.waitFor(() => expect(client.active).toBe(0));
    expect(answers(received)).toEqual([{ jsonrpc: "2.0", id: "c", result: "submitted" }]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it("find their signal aborted if the call failed before they look at it", async () => {
    const serving = createDeferred<CallbackContext>();
    const onCallback: CallbackHandler = (_method, _params, context) => {
      serving.resolve(context);
      return new Promise(() => {});
    };
    const { client, stream } = connectStream({ onCallback });
    const result = client.request("m", {});
    stream.event({ id: "c", method: "runs/get" });
    const context = await serving.promise;
    client.close();
    const closed = await failureOf(result);
    expect([context.signal.aborted, context.signal.reason]).toEqual([true, closed]);
  });

  it.each([
    ["200", () => new Response("fine")],
    ["400", () => Response.json({ error: "unknown" }, { status: 400 })],
    ["500 with a long body", () => new Response("x".repeat(100_000), { status: 500 })],
    ["no answer", () => Promise.reject(new TypeError("fetch failed"))],
  ])("count as answered whatever acknowledges them: %s", async (_what, onAnswer) => {
    const stream = scriptStream();
    const opened = createDeferred<string>();
    const log: string[] = [];
    const worker = scriptWorker(({ message }) => {
      opened.resolve(message.id ?? "");
      return stream.response;
    }, onAnswer);
    const logger = { debug() {}, error() {}, warn: (message: string) => void log.push(message) };
    const client = createWorkerClient({ url: "http://worker.test/", fetch: worker.fetch, onCallback: () => 1, logger });
    const result = client.request("m", {});
    const id = await opened.promise;
    stream.event({ id: "c", method: "x" });
    await vi.waitFor(() => expect(worker.received).toHaveLength(2));
    stream.event({ id, result: "done" });
    stream.end();
    await expect(result).resolves.toBe("done");
    await vi.waitFor(() => expect(client.active).toBe(0));
    expect(log).toEqual(_what === "no answer" ? ["A response did not reach the worker."] : []);
  });
});
