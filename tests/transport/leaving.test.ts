import { DisconnectedError } from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import type { Exchange } from "@stepflow/transport";
import { describe, expect, it, vi } from "vitest";
import { failureOf } from "../support/failure-of.ts";
import { watchConnections } from "../support/wire/connection-counter.ts";
import { ENDPOINT_SERVERS, SOCKET_SERVERS } from "../support/wire/endpoint-servers.ts";
import { openStream, sendRequest } from "../support/wire/open-stream.ts";
import { pair } from "../support/wire/pairing.ts";

const EXECUTE = { jsonrpc: "2.0", id: "e1", method: "components/execute", params: {} };

const ask = (exchange: Exchange) => exchange.call({ method: "runs/get", params: {}, timeoutMs: 10_000 });

describe.each(ENDPOINT_SERVERS)("connections.lost: a runtime that disconnects, over $name", (server) => {
  it("before the first write: listeners are called, and the response is dropped", async () => {
    const started = createDeferred<void>();
    const lost = createDeferred<string>();
    const answered = createDeferred<void>();
    const { served, endpoint } = await pair(server, {
      execute: async (_params, exchange) => {
        exchange.onLost(() => lost.resolve(`lost: ${exchange.lost}`));
        started.resolve();
        await answered.promise;
        return "nobody reads this";
      },
    });
    const { answer, leave } = sendRequest(served, EXECUTE);
    await started.promise;
    leave();
    await failureOf(answer);
    await expect(lost.promise).resolves.toBe("lost: true");
    expect(endpoint.active).toBe(1);
    answered.resolve();
    await endpoint.idle();
    expect(endpoint.active).toBe(0);
  });

  it("before the first callback, unnoticed: the callback fails at once and leaves nothing behind", async () => {
    const started = createDeferred<void>();
    const left = createDeferred<void>();
    const failure = createDeferred<Error>();
    const told: string[] = [];
    const { served, endpoint } = await pair(server, {
      execute: async (_params, exchange) => {
        started.resolve();
        await left.promise;
        const resent = exchange.call({ method: "runs/get", params: {}, timeoutMs: 10_000, resendAfterMs: 1 });
        failure.resolve(await failureOf(resent));
        exchange.onLost(() => told.push("lost"));
        await failureOf(ask(exchange)).then((error) => told.push(error.name));
      },
    });
    const accepted = watchConnections(served);
    const { answer, leave } = sendRequest(served, EXECUTE);
    await started.promise;
    leave();
    await failureOf(answer);
    await accepted.closed();
    left.resolve();
    await expect(failure.promise).resolves.toBeInstanceOf(DisconnectedError);
    expect(endpoint.pending.size).toBe(0);
    await endpoint.idle();
    expect(told).toEqual(["lost", "DisconnectedError"]);
    expect(endpoint.pending.size).toBe(0);
  });

  it("during callbacks: every open callback fails with DisconnectedError", async () => {
    const failures = createDeferred<readonly string[]>();
    const onLost = vi.fn();
    const { served, endpoint } = await pair(server, {
      execute: async (_params, exchange) => {
        exchange.onLost(onLost);
        const errors = await Promise.all([failureOf(ask(exchange)), failureOf(ask(exchange))]);
        failures.resolve(errors.map((error) => `${error.name}: ${error.message}`));
        return "late";
      },
    });
    const stream = await openStream(served, EXECUTE);
    await stream.asked(2);
    expect(endpoint.pending.size).toBe(2);
    stream.leave();
    const failure = "DisconnectedError: Runtime closed the connection before it answered runs/get.";
    await expect(failures.promise).resolves.toEqual([failure, failure]);
    await endpoint.idle();
    expect(endpoint.pending.size).toBe(0);
    expect(onLost).toHaveBeenCalledOnce();
  });

  it("wire.md#event-streams: after the last event: it is not a loss", async () => {
    const onLost = vi.fn();
    const { served, endpoint } = await pair(server, {
      sseAfterMs: 10,
      execute: async (_params, exchange) => {
        exchange.onLost(onLost);
        await ask(exchange);
        return "result";
      },
    });
    const stream = await openStream(served, EXECUTE);
    const [asked] = await stream.asked(1);
    endpoint.pending.deliver({ kind: "response", id: asked?.id ?? null, result: 1 });
    await stream.feed.until('"result":"result"');
    stream.leave();
    await stream.feed.whole();
    await endpoint.idle();
    await served.close();
    expect(onLost).not.toHaveBeenCalled();
  });

  it("connections.no-crash: a thousand times: no pending call and no open exchange is left", async () => {
    const { served, endpoint } = await pair(server, { execute: (_params, exchange) => ask(exchange) });
    for (let round = 0; round < 20; round++) {
      const streams = await Promise.all(Array.from({ length: 50 }, () => openStream(served, EXECUTE)));
      for (const stream of streams) stream.leave();
      await endpoint.idle();
      expect(endpoint.pending.size).toBe(0);
    }
    expect(endpoint.active).toBe(0);
  });
});

describe.each(SOCKET_SERVERS)("a worker that stops, over $name", (server) => {
  it("fails the callbacks of connections that it closes", async () => {
    const failure = createDeferred<Error>();
    const { served } = await pair(server, {
      execute: async (_params, exchange) => failure.resolve(await failureOf(ask(exchange))),
    });
    const stream = await openStream(served, EXECUTE);
    await stream.asked(1);
    served.server?.closeAllConnections();
    await expect(failure.promise).resolves.toBeInstanceOf(DisconnectedError);
    await stream.feed.whole();
  });
});
