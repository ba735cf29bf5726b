import { rpcFailure, rpcSuccess } from "@stepflow/protocol";
import { describe, expect, it } from "vitest";
import { RawJson } from "./raw-json.ts";
import { toRequestText, toResponseBody, toResponseText } from "./response-text.ts";

const cyclic: Record<string, unknown> = {};
cyclic["self"] = cyclic;

describe("the text of an answer", () => {
  it.each([
    [rpcSuccess("a", { output: "ü" }), '{"jsonrpc":"2.0","id":"a","result":{"output":"ü"}}'],
    [rpcSuccess(0, null), '{"jsonrpc":"2.0","id":0,"result":null}'],
    [rpcSuccess('"\\', new RawJson('{"n":1.0}')), '{"jsonrpc":"2.0","id":"\\"\\\\","result":{"n":1.0}}'],
    [rpcFailure(null, { code: -1, message: "m" }), '{"jsonrpc":"2.0","id":null,"error":{"code":-1,"message":"m"}}'],
  ])("%#", (response, text) => {
    expect(toResponseText(response)).toBe(text);
  });

  it("an error whose data cannot be written keeps its code and message", () => {
    for (const data of [cyclic, 1n]) {
      expect(JSON.parse(toResponseText(rpcFailure("a", { code: -7, message: "m", data })))).toEqual({
        jsonrpc: "2.0",
        id: "a",
        error: { code: -7, message: "m" },
      });
    }
  });

  it("a result that cannot be written, or that throws while it is written, becomes an error with the same id", () => {
    const throwing = {
      toJSON() {
        throw new Error("not today");
      },
    };
    for (const result of [cyclic, 1n, throwing]) {
      const { id, error } = JSON.parse(toResponseText(rpcSuccess(9, result)));
      expect([id, error.code, error.data]).toEqual([9, -32603, {}]);
      expect(error.message).toMatch(/^Internal error: .*(circular|BigInt|not today)/);
    }
  });

  it("wire.md#how-a-response-is-read: the body of a plain answer is well-formed, written already or not", () => {
    expect(toResponseBody(rpcSuccess(1, "\ud83d"))).toBe('{"jsonrpc":"2.0","id":1,"result":"\\ufffd"}');
    expect(toResponseBody(rpcSuccess(1, new RawJson('"\\uD83D\\uDE00 \\uD83D"')))).toBe(
      '{"jsonrpc":"2.0","id":1,"result":"\\uD83D\\uDE00 \\ufffd"}',
    );
  });
});

describe("the text of a request", () => {
  it.each([
    [{ id: "a", method: "m" }, '{"jsonrpc":"2.0","id":"a","method":"m"}'],
    [{ id: "a", method: 'm"', params: null }, '{"jsonrpc":"2.0","id":"a","method":"m\\"","params":null}'],
    [{ id: "a", method: "m", params: new RawJson("[1.0]") }, '{"jsonrpc":"2.0","id":"a","method":"m","params":[1.0]}'],
    [{ id: "a", method: "m", params: { b: 1 } }, '{"jsonrpc":"2.0","id":"a","method":"m","params":{"b":1}}'],
  ])("%#", (request, text) => {
    expect(toRequestText({ jsonrpc: "2.0", ...request })).toBe(text);
  });
});
