import { Code, ConnectError } from "@connectrpc/connect";
import { describe, expect, it } from "vitest";
import { hadNoEffect, isConnectionError, isTransient } from "./call-error.ts";

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
