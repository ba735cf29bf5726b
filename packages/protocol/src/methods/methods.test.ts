import { describe, expect, it } from "vitest";
import { dialectOfInitialize } from "../dialect/dialect.ts";
import { PROTOCOL_VERSION } from "../dialect/protocol-version.ts";
import { isRequestId, rpcFailure, rpcSuccess } from "../json-rpc/rpc-message.ts";
import { isMethodName, METHODS } from "./methods.ts";

describe("methods.table: the methods of the protocol", () => {
  it("are these, in these directions; only those without effect may be repeated (wire.md#callback-deadlock)", () => {
    const rows = Object.entries(METHODS).map(([name, { direction, kind, repeatable, schemas }]) =>
      [name, direction, kind, repeatable, Object.keys(schemas).join("+")].join(" "),
    );
    expect(rows).toEqual([
      "initialize toWorker request true v0+v1",
      "initialized toWorker notification true v0+v1",
      "components/list toWorker request true v0+v1",
      "components/info toWorker request true v0+v1",
      "components/infer_schema toWorker request true v0+v1",
      "components/execute toWorker request false v0+v1",
      "blobs/put toRuntime request true v0",
      "blobs/get toRuntime request true v0",
      "runs/submit toRuntime request false v0+v1",
      "runs/get toRuntime request true v0+v1",
    ]);
  });

  it("blobs.interface: the only methods for blobs are put and get", () => {
    const ofBlobs = Object.keys(METHODS).filter((name) => name.startsWith("blobs/"));
    expect(ofBlobs).toEqual(["blobs/put", "blobs/get"]);
  });

  it("methods.former-names: no other name is a method", () => {
    expect(Object.keys(METHODS).every(isMethodName)).toBe(true);
    for (const name of [
      "component_execute",
      "constructor",
      "__proto__",
      "toString",
      "hasOwnProperty",
      "",
      "Initialize",
    ]) {
      expect(isMethodName(name)).toBe(false);
    }
  });
});

describe("dialect.spelling: the dialect of initialize", () => {
  it.each<readonly [unknown, string | undefined]>([
    [{ runtime_protocol_version: 1 }, "v0"],
    [{ runtimeProtocolVersion: 1 }, "v1"],
    [{ runtimeProtocolVersion: 1, capabilities: {} }, "v1"],
    [{ capabilities: null }, "v1"],
    [{ runtime_protocol_version: 1, runtimeProtocolVersion: 1 }, "v1"],
    [{}, undefined],
    [null, undefined],
    [[], undefined],
    ["runtimeProtocolVersion", undefined],
    [undefined, undefined],
  ])("of %j is %s", (params, dialect) => {
    expect(dialectOfInitialize(params)).toBe(dialect);
  });

  it("wire.md#start-up: the version is 1", () => {
    expect(PROTOCOL_VERSION).toBe(1);
  });
});

describe("ids and envelopes", () => {
  it("ids are strings and safe integers", () => {
    const accepted = ["", "a", "__proto__", 0, -0, -5, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    const refused = [null, undefined, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, true, {}, [], 1n];
    expect(accepted.map(isRequestId)).toEqual(accepted.map(() => true));
    expect(refused.map(isRequestId)).toEqual(refused.map(() => false));
  });

  it("wire.md#how-a-response-is-read: answers have an id, and either a result or an error", () => {
    expect(rpcSuccess(0, null)).toEqual({ jsonrpc: "2.0", id: 0, result: null });
    expect(rpcFailure(null, { code: 1, message: "m" })).toEqual({
      jsonrpc: "2.0",
      id: null,
      error: { code: 1, message: "m" },
    });
  });
});
