import { Code, ConnectError } from "@connectrpc/connect";
import { describe, expect, it, vi } from "vitest";
import { isConnectionError } from "./call-error.ts";
import { callWithRetries, hadNoEffect, isTransient, type RetryRule } from "./retry.ts";

const withCode = (code: string): Error => Object.assign(new Error(code), { code });
const broken = (code: string): ConnectError => ConnectError.from(withCode(code), Code.Unavailable);

describe("an error of a call", () => {
  it.each([
    ["a refused connection", broken("ECONNREFUSED"), true, true, true],
    ["the connection was reset", broken("ECONNRESET"), true, true, false],
    ["the session has no stream left", broken("ERR_HTTP2_OUT_OF_STREAMS"), true, true, false],
    ["the other side is silent", new ConnectError("PING timed out", Code.Unavailable), true, true, false],
    [
      "the stream ended early",
      new ConnectError("http/2 stream closed with error code 8", Code.Canceled),
      true,
      true,
      false,
    ],
    ["the runtime is not ready", new ConnectError("recovery in progress", Code.Unavailable), false, true, true],
    ["a proxy gave up", new ConnectError("HTTP 504", Code.Unavailable), false, true, false],
    ["the runtime refuses", new ConnectError("no such flow", Code.NotFound), false, false, false],
    [
      "the message is too deep",
      ConnectError.from(new RangeError("Maximum call stack size exceeded")),
      false,
      false,
      false,
    ],
    ["an invalid header", ConnectError.from(withCode("ERR_INVALID_ARG_VALUE")), false, false, false],
  ])("%s", (_what, error, isOfConnection, mayGoThroughLater, isWithoutEffect) => {
    expect({ broken: isConnectionError(error), transient: isTransient(error), noEffect: hadNoEffect(error) }).toEqual({
      broken: isOfConnection,
      transient: mayGoThroughLater,
      noEffect: isWithoutEffect,
    });
  });
});

describe("callWithRetries", () => {
  const away = new ConnectError("not ready", Code.Unavailable);
  const refused = new ConnectError("no such task", Code.NotFound);

  function startCall(answers: readonly unknown[], { rule, mayRetry }: Partial<CallSettings> = {}) {
    const left = [...answers];
    const relocate = vi.fn(async () => false);
    const send = vi.fn(async (_timeoutMs: number) => {
      const answer = left.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    });
    const result = callWithRetries({
      rule: { attemptMs: 500, maxAttempts: 3, totalMs: 1_000, pauses: { firstMs: 1, maxMs: 1 }, ...rule },
      owner: { relocate },
      send,
      mayRetry: mayRetry ?? (() => true),
    });
    return { result, send, relocate };
  }

  it("repeats a call after transient errors, and looks up the owner of the task each time", async () => {
    const { result, send, relocate } = startCall([away, away, "done"]);
    expect(await result).toBe("done");
    expect(send).toHaveBeenCalledTimes(3);
    expect(relocate).toHaveBeenCalledTimes(2);
  });

  it("fails with the last error once all attempts are made", async () => {
    const { result, send } = startCall([away, away, away, "done"]);
    await expect(result).rejects.toBe(away);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it("does not repeat a call that the runtime refuses", async () => {
    const { result, send } = startCall([refused, "done"]);
    await expect(result).rejects.toBe(refused);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("does not begin a pause that would last beyond the time for all attempts", async () => {
    const { result, send } = startCall([away, "done"], {
      rule: { totalMs: 1_000, pauses: { firstMs: 3_000, maxMs: 3_000 } },
    });
    await expect(result).rejects.toBe(away);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("does not repeat a call that is no longer wanted after the pause", async () => {
    const wanted = [true, false];
    const { result, send } = startCall([away, "done"], { mayRetry: () => wanted.shift() ?? false });
    await expect(result).rejects.toBe(away);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("limits each attempt to the time that is left", async () => {
    const { result, send } = startCall(["done"], { rule: { attemptMs: Number.POSITIVE_INFINITY, totalMs: 2_000 } });
    await result;
    expect(send.mock.calls[0]?.[0]).toBeLessThanOrEqual(2_000);
    expect(send.mock.calls[0]?.[0]).toSatisfy(Number.isInteger);
  });
});

interface CallSettings {
  readonly rule: Partial<RetryRule>;
  readonly mayRetry: () => boolean;
}
