import { describe, expect, it } from "vitest";
import { JsonFault } from "../json/json-fault.ts";
import { readMessage } from "./read-message.ts";
import { readParams } from "./read-params.ts";
import { readResult } from "./read-result.ts";

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const read = (members: string) => readMessage(`{"jsonrpc":"2.0",${members}}`, ["runs/get"]);

describe("readMessage", () => {
  it("does not read results, parameters and unknown members", () => {
    const deep = nested(50_000);
    for (const odd of [deep, '"\\ud83d"', "1e999"]) {
      expect(read(`"id":1,"result":${odd},"more":${odd}`)).toEqual({ kind: "response", id: 1, result: odd });
      expect(read(`"id":1,"method":"runs/get","params":${odd}`)).toMatchObject({ kind: "request", params: odd });
    }
  });

  it("treats null as a missing member", () => {
    expect(read('"id":"a","method":null,"result":{},"error":null')).toEqual({
      kind: "response",
      id: "a",
      result: "{}",
    });
    expect(() => read('"id":"a","result":null')).toThrow("message: neither `result` nor `error`");
  });

  it.each([
    ['"id":1,"id":2,"result":1', "duplicate field `id` in message"],
    ['"id":null,"result":1', "message: neither `id` nor `method`"],
    ['"id":9223372036854775808,"result":1', "expected a string or an integer of 64 bits at message.id"],
    ['"id":"\\ud83d","result":1', "a lone surrogate in a string"],
    ['"\\ud83d":1,"id":1,"result":1', "a lone surrogate in a string"],
    ['"id":1,"method":"nobody/knows"', "unknown method `nobody/knows` at message.method"],
    ['"id":1,"error":{"code":1,"code":1,"message":""}', "duplicate field `code` in message.error"],
    ['"id":1,"error":{"code":1.0,"message":""}', "expected an integer of 64 bits at message.error.code"],
    ['"id":1,"error":{"code":1}', "missing field `message` in message.error"],
    ['"id":1,"error":{"code":1,"message":"","data":[1e999]}', "a number out of range"],
  ])("refuses %s", (members, message) => {
    expect(() => read(members)).toThrow(new JsonFault(message));
  });
});

describe("readParams", () => {
  it("refuses repeated members, and counts that are not whole numbers", () => {
    expect(readParams("runs/get", '{"runId":"a","timeoutSecs":3}', false)).toEqual({ runId: "a", timeoutSecs: 3 });
    expect(() => readParams("runs/get", '{"runId":"a","runId":"a"}', false)).toThrow(
      "duplicate field `runId` in params",
    );
    expect(() => readParams("runs/get", '{"timeoutSecs":1.0}', false)).toThrow("2^64 - 1 at params.timeoutSecs");
    expect(readParams("runs/get", '{"timeoutSecs":1.0}', true)).toEqual({ timeoutSecs: 1 });
    expect(() => readParams("runs/get", '{"observability":{"run_id":1,"run_id":1}}', false)).toThrow(
      "duplicate field `run_id` in params.observability",
    );
  });
});

describe("readResult", () => {
  it("requires the member that the method reads, at most 126 levels deep", () => {
    expect(readResult("components/execute", '{"output":null}', false)).toEqual({ output: null });
    expect(() => readResult("components/execute", "{}", false)).toThrow("missing field `output` in result");
    expect(() => readResult("components/execute", `{"output":${nested(126)}}`, false)).not.toThrow();
    expect(() => readResult("components/execute", `{"output":${nested(127)}}`, false)).toThrow(JsonFault);
    expect(() => readResult("components/list", '{"components":[{"component":"/a"},"/b"]}', false)).toThrow(
      "expected an object at result.components[1]",
    );
    expect(() => readResult("initialize", '{"serverProtocolVersion":1}', true)).toThrow(
      "missing field `server_protocol_version` in result",
    );
  });
});
