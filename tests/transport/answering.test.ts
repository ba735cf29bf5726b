import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { ENDPOINT_SERVERS } from "../support/wire/endpoint-servers.ts";
import { parse, post } from "../support/wire/http-request.ts";
import { openStream } from "../support/wire/open-stream.ts";
import { pair } from "../support/wire/pairing.ts";

const EXECUTE = { jsonrpc: "2.0", id: "req-123", method: "components/execute", params: { input: { a: 1 } } };

describe.each(ENDPOINT_SERVERS)("answering over $name", (server) => {
  it("answers.json: responds with plain JSON if there is no callback", async () => {
    const { served } = await pair(server, { execute: (params) => ({ output: params }) });
    const answer = await post(served, EXECUTE);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(parse(answer)).toEqual({ jsonrpc: "2.0", id: "req-123", result: { output: { input: { a: 1 } } } });
  });

  it("answers.stream: opens an event stream at the first callback, and the result is its last event", async () => {
    const { served, endpoint } = await pair(server, {
      execute: async (_params, exchange) => ({
        output: await exchange.call({ method: "blobs/put", params: { data: "Grüße 😀" }, timeoutMs: 5_000 }),
      }),
    });
    const { status, headers, feed } = await openStream(served, EXECUTE);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
      "stepflow-instance-id": endpoint.pending.instanceId,
    });
    const asked = await feed.until("\n\n");
    expect(asked).toMatch(/^data: [\x20-\x7e]+\n\n$/);
    const call = JSON.parse(asked.slice("data: ".length));
    expect(call).toEqual({
      jsonrpc: "2.0",
      id: expect.any(String),
      method: "blobs/put",
      params: { data: "Grüße 😀" },
    });
    const acknowledged = await post(served, { jsonrpc: "2.0", id: call.id, result: { blob_id: "b1" } });
    expect(acknowledged).toMatchObject({ status: 202, body: "" });
    const whole = await feed.whole();
    const last = JSON.parse(whole.slice(asked.length + "data: ".length));
    expect(whole.endsWith("\n\n")).toBe(true);
    expect(last).toEqual({ jsonrpc: "2.0", id: "req-123", result: { output: { blob_id: "b1" } } });
  });

  it("answers.keep-alive: a long silence also opens the stream, and comments keep it open", async () => {
    const comments: string[] = [];
    const gate = createDeferred<string>();
    const { client } = await pair(server, {
      sseAfterMs: 20,
      keepAliveMs: 20,
      execute: () => gate.promise,
    });
    const onComment = (comment: string) => {
      if (comments.push(comment) === 2) gate.resolve("done");
    };
    await expect(client.request("components/execute", {}, { onComment })).resolves.toBe("done");
    expect(comments.slice(0, 2)).toEqual(["keep-alive", "keep-alive"]);
  });

  it("wire.md#event-streams: only the response to execute may become a stream, however long it takes", async () => {
    const gate = createDeferred<string>();
    const { client, served } = await pair(server, {
      sseAfterMs: 10,
      keepAliveMs: 10,
      execute: () => gate.promise,
      methods: { "components/list": { handle: () => gate.promise } },
    });
    const listed = post(served, { jsonrpc: "2.0", id: 1, method: "components/list" });
    // The comment of a concurrent execution shows that the time for streams has passed.
    await client.request("components/execute", {}, { onComment: () => gate.resolve("slow") });
    const answer = await listed;
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(parse(answer)).toEqual({ jsonrpc: "2.0", id: 1, result: "slow" });
  });

  it("transport.http: a request that accepts JSON only is never answered with a stream", async () => {
    const { served } = await pair(server, {
      execute: (_params, exchange) => exchange.call({ method: "runs/get", params: {}, timeoutMs: 5_000 }),
    });
    const answer = await post(served, EXECUTE, { accept: "application/json" });
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(parse(answer).error?.message).toBe(
      "runs/get needs an event stream, but the request does not accept text/event-stream.",
    );
  });

  it("messages.notifications: acknowledges every notification with 202 and an empty body", async () => {
    const onNotification = vi.fn(() => {
      throw new Error("defect");
    });
    const { served, log } = await pair(server, { onNotification });
    for (const method of ["initialized", "unheard/of"]) {
      const answer = await post(served, { jsonrpc: "2.0", method, params: {} });
      expect(answer).toMatchObject({ status: 202, body: "" });
      expect(answer.headers.get("content-type")).toBeNull();
    }
    expect(onNotification.mock.calls).toMatchObject([
      ["initialized", {}, { target: "/" }],
      ["unheard/of", {}, { target: "/" }],
    ]);
    expect(log).toEqual([
      ["error", "A notification could not be handled."],
      ["error", "A notification could not be handled."],
    ]);
  });

  it("wire.md#callback-deadlock: acknowledges a response with 202 and closes only its connection", async () => {
    const { served, log } = await pair(server);
    const answered = await post(served, { jsonrpc: "2.0", id: "nobody", result: null });
    expect(answered).toMatchObject({ status: 202, body: "" });
    expect(answered.headers.get("connection")).toBe("close");
    expect(log).toEqual([["warn", expect.stringContaining("did not send")]]);
    const { headers } = await post(served, EXECUTE, { connection: "keep-alive" });
    expect(headers.get("connection")).not.toBe("close");
  });
});

const WITH_HEALTH = ENDPOINT_SERVERS.filter(({ name }) => name !== "web handler in memory");

describe.each(WITH_HEALTH)("health over $name", (server) => {
  it("health.truthful: needs no message and reports the number of active requests", async () => {
    const { served } = await pair(server);
    for (const path of ["health", "livez", "readyz"]) {
      const response = await (served.fetch ?? fetch)(new Request(new URL(path, served.url)));
      expect(response.status).toBe(200);
      await expect(response.json()).resolves.toEqual({ status: "healthy", active: 0 });
    }
  });
});
