import { getEventListeners } from "node:events";
import { rpcFailure, rpcSuccess } from "@stepflow/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { HEAD, RecordingSink } from "../../../../tests/support/wire/recording-sink.ts";
import { Exchange } from "./exchange.ts";
import { PendingCalls } from "./pending-calls.ts";
import { RpcCaller } from "./rpc-caller.ts";
import { SharedTicker } from "./shared-ticker.ts";

function open(
  accept: string | null = "application/json, text/event-stream",
  streams = true,
  ticker: SharedTicker = new SharedTicker(10),
) {
  const caller = new RpcCaller();
  const pending = new PendingCalls();
  const sink = new RecordingSink();
  const head = { ...HEAD, header: () => accept ?? undefined };
  const request = { id: "e", head, body: "{}" };
  const exchange = new Exchange(request, sink, { caller, pending, ticker, sseAfterMs: 100, keepAliveMs: 50 });
  if (streams) exchange.allowStream();
  return { exchange, sink, pending, ticker };
}

const ask = (exchange: Exchange, more: object = {}) =>
  exchange.call({ method: "runs/get", params: {}, timeoutMs: 60_000, ...more });

describe("an exchange in time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("answers.keep-alive: opens a stream after sseAfterMs of silence, and writes a comment after every keepAliveMs without an event", () => {
    const { exchange, sink } = open();
    vi.advanceTimersByTime(90);
    expect(sink.status).toBe(0);
    vi.advanceTimersByTime(10);
    expect([sink.status, sink.headers["content-type"], sink.text]).toEqual([200, "text/event-stream", ""]);
    vi.advanceTimersByTime(40);
    ask(exchange).catch(() => {});
    vi.advanceTimersByTime(40);
    expect(sink.pieces).toHaveLength(1);
    vi.advanceTimersByTime(70);
    expect(sink.pieces.slice(1)).toEqual([": keep-alive\n\n", ": keep-alive\n\n"]);
    exchange.answer(rpcSuccess("e", 1));
    expect(sink.messages.at(-1)).toEqual({ jsonrpc: "2.0", id: "e", result: 1 });
    expect(sink.ended).toBe(true);
  });

  it("answers.keep-alive: counts its silence from its first tick if the ticker runs already, also when a busy worker ticks late", () => {
    const earlier = open();
    const { sink } = open(undefined, true, earlier.ticker);
    const start = performance.now();
    const clock = vi.spyOn(performance, "now");
    /** A blocked event loop runs a timer once, however many intervals have passed. */
    const tickAt = (ms: number): void => {
      clock.mockReturnValue(start + ms);
      vi.advanceTimersByTime(10);
    };
    tickAt(5_000);
    expect([earlier.sink.status, sink.status]).toEqual([200, 0]);
    tickAt(5_099);
    expect(sink.status).toBe(0);
    tickAt(5_100);
    expect([sink.status, sink.headers["content-type"], sink.text]).toEqual([200, "text/event-stream", ""]);
  });

  it.each(["application/json", "application/json;q=1, text/html"])("stays JSON if it accepts %s", (accept) => {
    const { exchange, sink } = open(accept);
    vi.advanceTimersByTime(10_000);
    exchange.answer(rpcSuccess("e", 1));
    expect(sink.headers).toEqual({ "content-type": "application/json" });
  });

  it.each([null, "*/*", "text/*, application/json", "application/json, text/event-stream"])(
    "may stream if it accepts %s",
    (accept) => {
      const { sink } = open(accept);
      vi.advanceTimersByTime(100);
      expect(sink.status).toBe(200);
    },
  );

  it("leaves no timer and no member of the ticker, however it ends", () => {
    const ends: readonly ((of: ReturnType<typeof open>) => void)[] = [
      ({ exchange }) => exchange.answer(rpcSuccess("e", 1)),
      ({ exchange }) => exchange.answer(rpcFailure("e", { code: 1, message: "m" })),
      ({ sink }) => sink.lose(),
    ];
    for (const end of ends) {
      const opened = open();
      for (const resendAfterMs of [undefined, 20]) ask(opened.exchange, { resendAfterMs }).catch(() => {});
      vi.advanceTimersByTime(30);
      expect(opened.pending.size).toBe(3);
      end(opened);
      expect([opened.pending.size, opened.ticker.size, opened.exchange.openCallbacks]).toEqual([0, 0, 0]);
      vi.advanceTimersByTime(10);
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it("wire.md#callback-deadlock: a call is sent again after its silence, then after twice as long, within its deadline", async () => {
    const { exchange, sink, pending } = open();
    const failure = failureOf(ask(exchange, { timeoutMs: 1_000, resendAfterMs: 100 }));
    const sent = () => sink.messages.length;
    const counts = [0, 99, 1, 199, 1, 399, 1, 298].map((ms) => {
      vi.advanceTimersByTime(ms);
      return sent();
    });
    expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(pending.size).toBe(4);
    vi.advanceTimersByTime(2);
    expect((await failure).message).toBe("Runtime did not answer runs/get within 1000 ms.");
    expect(pending.size).toBe(0);
  });
});

describe("an exchange whose runtime has gone unnoticed", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("fails its first call at once, and neither waits nor sends again", async () => {
    const { exchange, sink, pending } = open();
    sink.lose();
    const failure = failureOf(ask(exchange, { resendAfterMs: 5, signal: new AbortController().signal }));
    expect((await failure).name).toBe("DisconnectedError");
    vi.advanceTimersByTime(1_000);
    expect([pending.size, vi.getTimerCount(), exchange.lost]).toEqual([0, 0, true]);
  });
});

describe("an exchange and the signals of its calls", () => {
  it("leaves no listener on a signal, however a call ends", async () => {
    const { exchange, sink, pending } = open();
    const { signal } = new AbortController();
    const calls = [
      ask(exchange, { signal }),
      ask(exchange, { signal, timeoutMs: 1 }),
      ask(exchange, { signal, params: 1n }),
      ask(exchange, { signal }),
    ];
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    pending.deliver({ kind: "response", id: sink.messages[0]?.["id"] as string, result: 1 });
    await expect(calls[0]).resolves.toBe(1);
    await failureOf(calls[1] ?? Promise.resolve());
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    exchange.answer(rpcSuccess("e", 1));
    await Promise.allSettled(calls);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("an exchange and the text of its messages", () => {
  const deliver = ({ pending, sink }: ReturnType<typeof open>, index: number, result: unknown) =>
    pending.deliver({ kind: "response", id: sink.messages[index]?.["id"] as string, result }, `text of ${result}`);

  it("writes parameters with the given function, and reads the result with the text of the first response", async () => {
    const opened = open();
    const write = (params: unknown) => `{"written":${String((params as { n: bigint }).n)}}`;
    const call = ask(opened.exchange, {
      params: { n: 2n ** 64n },
      write,
      resendAfterMs: 1,
      read: (result: unknown, text: string) => [text, result],
    });
    expect(opened.sink.text).toContain('"params":{"written":18446744073709551616}');
    await vi.waitFor(() => expect(opened.sink.messages.length).toBeGreaterThan(1));
    deliver(opened, 1, "first");
    deliver(opened, 0, "second");
    expect(await call).toEqual(["text of first", "first"]);
  });

  it("a reader or writer of texts that throws fails only its call", async () => {
    const opened = open();
    const boom = () => {
      throw new Error("no number");
    };
    const read = ask(opened.exchange, { read: boom });
    deliver(opened, 0, "x");
    expect((await failureOf(read)).message).toBe("no number");
    const written = await failureOf(ask(opened.exchange, { write: boom }));
    expect(written.message).toBe("Parameters of runs/get cannot be written as JSON: no number");
    expect(opened.pending.size).toBe(0);
  });
});

describe("an exchange and late events", () => {
  it("drops a second response and later writes", () => {
    const { exchange, sink } = open();
    exchange.answer(rpcSuccess("e", "first"));
    exchange.answer(rpcSuccess("e", "second"));
    exchange.tick(performance.now() + 10_000);
    expect(sink.messages).toEqual([{ jsonrpc: "2.0", id: "e", result: "first" }]);
  });

  it("calls every listener of a loss once, and late ones at once", () => {
    const { exchange, sink } = open();
    const told: string[] = [];
    exchange.onLost(() => told.push("a"));
    exchange.onLost(() => told.push("b"));
    sink.lose();
    sink.lose();
    exchange.onLost(() => told.push("late"));
    exchange.answer(rpcSuccess("e", 1));
    expect([told, exchange.lost, sink.status]).toEqual([["a", "b", "late"], true, 0]);
  });

  it("a disconnect after the response is not a loss", () => {
    const { exchange, sink } = open();
    const onLost = vi.fn();
    exchange.onLost(onLost);
    exchange.answer(rpcSuccess("e", 1));
    sink.lose();
    expect([exchange.lost, onLost.mock.calls.length]).toEqual([false, 0]);
  });

  it("each refused call has a reason", async () => {
    const ended = open();
    ended.exchange.answer(rpcSuccess("e", 1));
    const lost = open();
    lost.exchange.onLost(() => {});
    lost.sink.lose();
    const refusals = [ended, lost, open("application/json"), open(undefined, false)].map(({ exchange }) =>
      failureOf(ask(exchange)),
    );
    expect((await Promise.all(refusals)).map(({ name, message }) => `${name}: ${message}`)).toEqual([
      "ContextClosedError: runs/get was called after its component had ended: await every call before you return.",
      "DisconnectedError: Runtime closed the connection before it answered runs/get.",
      "CallbackError: runs/get needs an event stream, but the request does not accept text/event-stream.",
      "CallbackError: runs/get can only be called while a component executes.",
    ]);
  });
});
