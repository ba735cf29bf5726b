import {
  CallbackAbortedError,
  CallbackError,
  CallbackTimeoutError,
  ComponentError,
  ContextClosedError,
  RuntimeCallError,
} from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import { type Exchange, RawJson } from "@stepflow/transport";
import type { WorkerClient } from "@stepflow/transport/client";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { failureOf } from "../support/failure-of.ts";
import { ENDPOINT_SERVERS } from "../support/wire/endpoint-servers.ts";
import { parse, post } from "../support/wire/http-request.ts";
import { openStream } from "../support/wire/open-stream.ts";
import { pair } from "../support/wire/pairing.ts";

const EXECUTE = { jsonrpc: "2.0", id: 7, method: "components/execute", params: {} };
const NEVER = new Promise<never>(() => {});

const ask = (exchange: Exchange, params: unknown, options: { timeoutMs?: number; resendAfterMs?: number } = {}) =>
  exchange.call({ method: "runs/get", params, timeoutMs: 10_000, ...options });

const execute = (client: WorkerClient) => client.request("components/execute", {});

/** Fails the test if there is an unhandled rejection. */
function watchRejections(): readonly unknown[] {
  const seen: unknown[] = [];
  const onRejection = (reason: unknown): void => void seen.push(reason);
  process.on("unhandledRejection", onRejection);
  onTestFinished(() => void process.off("unhandledRejection", onRejection));
  return seen;
}

/** Waits until unhandled rejections are reported, which happens after the microtasks. */
const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe.each(ENDPOINT_SERVERS)("callbacks over $name", (server) => {
  it("callbacks.order: run concurrently, and each gets its own response, whatever the order", async () => {
    const arrived: number[] = [];
    const all = createDeferred<void>();
    const { client } = await pair(server, {
      execute: (_params, exchange) => Promise.all(Array.from({ length: 10 }, (_, n) => ask(exchange, { n }))),
      client: {
        onCallback: async (method, params) => {
          const { n } = params as { n: number };
          if (arrived.push(n) === 10) all.resolve();
          await all.promise;
          // Answers the last request first.
          for (let turn = 10 - arrived.indexOf(n); turn < 10; turn++) await nextTurn();
          return { method, n };
        },
      },
    });
    const results = (await execute(client)) as { n: number }[];
    expect(results.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("blobs.get.missing: an error of the runtime arrives with its code, message and data", async () => {
    const { client } = await pair(server, {
      execute: (_params, exchange) =>
        failureOf<RuntimeCallError>(ask(exchange, {})).then((error) => [
          error instanceof RuntimeCallError,
          error.method,
          error.rpcCode,
          error.rpcMessage,
          error.rpcData,
        ]),
      client: {
        onCallback: () => {
          throw new ComponentError("Not found: flow", { code: -32005, data: { id: "f1" } });
        },
      },
    });
    await expect(execute(client)).resolves.toEqual([true, "runs/get", -32005, "Not found: flow", { id: "f1" }]);
  });

  it("callbacks.deadline: a runtime that never answers ends the wait with CallbackTimeoutError", async () => {
    const { client, endpoint } = await pair(server, {
      execute: async (_params, exchange) => {
        const error = await failureOf(ask(exchange, {}, { timeoutMs: 20 }));
        return [error instanceof CallbackTimeoutError, error.message, endpoint.pending.size];
      },
      client: { onCallback: () => NEVER },
    });
    await expect(execute(client)).resolves.toEqual([true, "Runtime did not answer runs/get within 20 ms.", 0]);
  });

  it("execution.cancelled: an aborted callback ends with CallbackAbortedError and the reason as its cause", async () => {
    const controller = new AbortController();
    const { client, endpoint } = await pair(server, {
      execute: async (_params, exchange) => {
        const { signal } = controller;
        const error = await failureOf(exchange.call({ method: "runs/get", params: {}, timeoutMs: 10_000, signal }));
        return [error instanceof CallbackAbortedError, error.cause, endpoint.pending.size];
      },
      client: {
        onCallback: () => {
          controller.abort("changed my mind");
          return NEVER;
        },
      },
    });
    await expect(execute(client)).resolves.toEqual([true, "changed my mind", 0]);
  });

  it("a callback whose signal is already aborted or whose parameters are not JSON sends nothing", async () => {
    const { served } = await pair(server, {
      execute: async (_params, exchange) => {
        const signal = AbortSignal.abort("too late");
        const aborted = failureOf(exchange.call({ method: "a", params: {}, timeoutMs: 10_000, signal }));
        const cyclic: Record<string, unknown> = {};
        cyclic["self"] = cyclic;
        const unwritable = [{ n: 1n }, cyclic, () => 1].map((params) => failureOf(ask(exchange, params)));
        const errors = await Promise.all([aborted, ...unwritable]);
        return errors.map((error) => [error.name, error instanceof CallbackError, error.message]);
      },
    });
    const answer = await post(served, EXECUTE);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(parse(answer).result).toEqual([
      ["CallbackAbortedError", true, "a was aborted."],
      ["CallbackError", true, expect.stringMatching(/^Parameters of runs\/get cannot be written as JSON: .*BigInt/)],
      ["CallbackError", true, expect.stringMatching(/^Parameters of runs\/get cannot be written as JSON: .*circular/)],
      ["CallbackError", true, "Parameters of runs/get cannot be written as JSON: a function is not a JSON value."],
    ]);
  });

  it("parameters that are already written, or omitted, are sent unchanged", async () => {
    const seen: unknown[] = [];
    const { served } = await pair(server, {
      execute: async (_params, exchange) => {
        const timeoutMs = 10_000;
        const calls = [new RawJson('{"big":12345678901234567890,"text":"ü"}'), undefined, null, [1], "text", 0];
        for (const params of calls) seen.push(await exchange.call({ method: "m", params, timeoutMs }));
        return null;
      },
    });
    const stream = await openStream(served, EXECUTE);
    for (let count = 1; count <= 6; count++) {
      const { id } = (await stream.asked(count))[count - 1] ?? {};
      await post(served, { jsonrpc: "2.0", id, result: count });
    }
    const events = (await stream.feed.whole()).split("\n\n").map((event) => event.replace(/"id":"[^"]*",/, ""));
    expect(events.slice(0, 6)).toEqual([
      'data: {"jsonrpc":"2.0","method":"m","params":{"big":12345678901234567890,"text":"\\u00fc"}}',
      'data: {"jsonrpc":"2.0","method":"m"}',
      'data: {"jsonrpc":"2.0","method":"m","params":null}',
      'data: {"jsonrpc":"2.0","method":"m","params":[1]}',
      'data: {"jsonrpc":"2.0","method":"m","params":"text"}',
      'data: {"jsonrpc":"2.0","method":"m","params":0}',
    ]);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("blobs.during-execution-only: a context is closed when its component ends, and open calls fail without a crash", async () => {
    const rejections = watchRejections();
    const left: Promise<unknown>[] = [];
    let kept: Exchange | undefined;
    const { client, endpoint } = await pair(server, {
      execute: (_params, exchange) => {
        kept = exchange;
        left.push(ask(exchange, { left: "behind" }));
        return "ended";
      },
      client: { onCallback: () => NEVER },
    });
    await expect(execute(client)).resolves.toBe("ended");
    await expect(left[0]).rejects.toBeInstanceOf(ContextClosedError);
    expect(endpoint.pending.size).toBe(0);
    void kept?.call({ method: "blobs/put", params: {}, timeoutMs: 10 });
    await nextTurn();
    expect(rejections).toEqual([]);
    await expect(kept?.call({ method: "blobs/put", params: {}, timeoutMs: 10 })).rejects.toThrow(
      "blobs/put was called after its component had ended: await every call before you return.",
    );
  });

  it("calls that are not awaited do not end the process, whatever ends them", async () => {
    const rejections = watchRejections();
    const { client } = await pair(server, {
      execute: async (_params, exchange) => {
        void ask(exchange, { n: 1n });
        void ask(exchange, {}, { timeoutMs: 1 });
        void exchange.call({ method: "x", params: {}, timeoutMs: 10_000, signal: AbortSignal.abort() });
        await ask(exchange, {});
        throw new Error("boom");
      },
      client: {
        onCallback: () => {
          throw new Error("refused");
        },
      },
    });
    await expect(execute(client)).rejects.toThrow("refused");
    await nextTurn();
    expect(rejections).toEqual([]);
  });

  it("wire.md#callbacks: only an execution can call the runtime", async () => {
    const { served } = await pair(server, {
      methods: { "components/list": { handle: (_params, exchange) => ask(exchange, {}) } },
    });
    const answer = await post(served, { ...EXECUTE, method: "components/list" });
    expect(parse(answer).error?.message).toBe("runs/get can only be called while a component executes.");
  });
});

describe.each(ENDPOINT_SERVERS)("sending again over $name", (server) => {
  it("wire.md#callback-deadlock: a silent call is sent again with a new id, and the first response wins", async () => {
    const { served, endpoint, log } = await pair(server, {
      execute: (_params, exchange) => ask(exchange, { of: "same" }, { resendAfterMs: 5 }),
    });
    const stream = await openStream(served, EXECUTE);
    const [first, second, third] = await stream.asked(3);
    expect(new Set([first?.id, second?.id, third?.id]).size).toBe(3);
    expect([second, third]).toMatchObject([
      { method: "runs/get", params: { of: "same" } },
      { method: "runs/get", params: { of: "same" } },
    ]);
    await post(served, { jsonrpc: "2.0", id: second?.id, result: "from the second" });
    const whole = await stream.feed.whole();
    const last = JSON.parse(whole.trimEnd().split("\n\n").at(-1)?.slice("data: ".length) ?? "");
    expect(last).toEqual({ jsonrpc: "2.0", id: 7, result: "from the second" });
    expect(endpoint.pending.size).toBe(0);
    for (const late of [first, third]) {
      const answer = await post(served, { jsonrpc: "2.0", id: late?.id, result: "late" });
      expect(answer).toMatchObject({ status: 202, body: "" });
    }
    const after = ["debug", "Received a response after its request had ended."];
    expect(log).toEqual([after, after]);
  });

  it("a repeated call is sent unchanged, even if the component has changed its parameters", async () => {
    const { served } = await pair(server, {
      execute: async (_params, exchange) => {
        const params = { n: 1 };
        const answer = ask(exchange, params, { resendAfterMs: 5 });
        params.n = 2;
        return answer;
      },
    });
    const stream = await openStream(served, EXECUTE);
    const asked = await stream.asked(2);
    expect(asked.map(({ params }) => params)).toEqual([{ n: 1 }, { n: 1 }]);
    stream.leave();
  });

  it("a call that must not be repeated is sent once, and both kinds end by their deadline", async () => {
    const onCallback = vi.fn(() => NEVER);
    const { client, endpoint } = await pair(server, {
      execute: async (_params, exchange) => {
        const once = ask(exchange, { once: true }, { timeoutMs: 60 }).catch((error: Error) => error.name);
        const again = ask(exchange, { once: false }, { timeoutMs: 60, resendAfterMs: 5 }).catch(
          (error: Error) => error.name,
        );
        return [await once, await again, endpoint.pending.size];
      },
      client: { onCallback },
    });
    await expect(execute(client)).resolves.toEqual(["CallbackTimeoutError", "CallbackTimeoutError", 0]);
    const sent = onCallback.mock.calls.map((call: unknown[]) => (call[1] as { once: boolean }).once);
    expect(sent.filter((once) => once)).toHaveLength(1);
    expect(sent.filter((once) => !once).length).toBeGreaterThan(1);
  });
});
