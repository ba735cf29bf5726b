import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileJson } from "../../../../tests/support/data/json-values.ts";
import type { Dialect } from "../dialect/dialect.ts";
import { decodeParams, decodeResult, encodeParams, encodeResult } from "./codec.ts";
import { METHODS, type MethodName, type ParamsOf, type ResultOf } from "./methods.ts";
import { validateParams, validateResult } from "./validate-message.ts";

type Part = "params" | "result";

const HEX = "0123456789abcdef".repeat(4);
const UUID = "01a1ff8f-f9bb-77b1-b84c-a2b5e147df6a";
const OBSERVED = { traceId: "t", spanId: "s", runId: "r", flowId: "f", stepId: "st" };
const observed = { trace_id: "t", span_id: "s", run_id: "r", flow_id: "f", step_id: "st" };

/** Data of a user that looks like fields of the protocol in both spellings. */
const USER = {
  blob_id: 1,
  blobId: 2,
  run_id: { runId: 3 },
  input_schema: { inputSchema: 4 },
  server_protocol_version: 5,
};

const execute = { component: "/a", input: USER, attempt: 1, observability: OBSERVED };
const info = { component: "/a", description: "d", inputSchema: USER, outputSchema: null };
const wireInfo = { component: "/a", description: "d", input_schema: USER, output_schema: null };
const run = { flowId: HEX, inputs: [USER], wait: true, subflowKey: UUID, observability: OBSERVED };
const wireRun = { ...run, observability: observed };
const overrides = { s1: { value: USER } };

/** Every message whose spelling differs between TypeScript code and the wire. */
const MESSAGES: readonly (readonly [MethodName, Part, Dialect, ours: object, wire: object])[] = [
  [
    "initialize",
    "params",
    "v0",
    { runtimeProtocolVersion: 1, observability: OBSERVED },
    { runtime_protocol_version: 1, observability: observed },
  ],
  [
    "initialize",
    "params",
    "v1",
    { runtimeProtocolVersion: 1, capabilities: { blobApiUrl: "http://h", blobThreshold: 9 }, observability: OBSERVED },
    { runtimeProtocolVersion: 1, capabilities: { blobApiUrl: "http://h", blobThreshold: 9 }, observability: observed },
  ],
  ["initialize", "result", "v0", { serverProtocolVersion: 1 }, { server_protocol_version: 1 }],
  [
    "initialize",
    "result",
    "v1",
    { serverProtocolVersion: 1, supportsBlobRefs: true },
    { serverProtocolVersion: 1, supportsBlobRefs: true },
  ],
  ["components/list", "result", "v0", { components: [info, info] }, { components: [wireInfo, wireInfo] }],
  ["components/list", "result", "v1", { components: [info] }, { components: [wireInfo] }],
  ["components/info", "result", "v0", { info }, { info: wireInfo }],
  ["components/info", "result", "v1", { info }, { info: wireInfo }],
  [
    "components/infer_schema",
    "params",
    "v1",
    { component: "/a", inputSchema: USER },
    { component: "/a", input_schema: USER },
  ],
  ["components/infer_schema", "result", "v0", { outputSchema: USER }, { output_schema: USER }],
  ["components/execute", "params", "v0", execute, { ...execute, observability: observed }],
  ["components/execute", "params", "v1", execute, { ...execute, observability: observed }],
  ["components/execute", "result", "v0", { output: USER }, { output: USER }],
  [
    "blobs/put",
    "params",
    "v0",
    { data: USER, blobType: "data", observability: OBSERVED },
    { data: USER, blob_type: "data", observability: observed },
  ],
  ["blobs/put", "result", "v0", { blobId: HEX }, { blob_id: HEX }],
  ["blobs/get", "params", "v0", { blobId: HEX }, { blob_id: HEX }],
  ["blobs/get", "result", "v0", { data: USER, blobType: "flow" }, { data: USER, blob_type: "flow" }],
  ["runs/submit", "params", "v0", { ...run, overrides }, { ...wireRun, overrides }],
  [
    "runs/submit",
    "params",
    "v1",
    { ...run, overrides: { steps: overrides } },
    { ...wireRun, overrides: { steps: overrides } },
  ],
  [
    "runs/get",
    "params",
    "v1",
    { runId: UUID, wait: true, resultOrder: "by_index", observability: OBSERVED },
    { runId: UUID, wait: true, resultOrder: "by_index", observability: observed },
  ],
];

const encode = (method: MethodName, part: Part, dialect: Dialect, message: unknown): unknown =>
  part === "params"
    ? encodeParams(method, dialect, message as ParamsOf<MethodName>)
    : encodeResult(method, dialect, message as ResultOf<MethodName>);

const decode = (method: MethodName, part: Part, dialect: Dialect, message: unknown): unknown =>
  part === "params" ? decodeParams(method, dialect, message) : decodeResult(method, dialect, message);

describe("dialect.spelling, messages.schemas: the codec", () => {
  it.each(MESSAGES)("spells %s %s as %s wants it, and reads it back", (method, part, dialect, ours, wire) => {
    expect(encode(method, part, dialect, ours)).toEqual(wire);
    expect(decode(method, part, dialect, wire)).toEqual(ours);
  });

  it.each(MESSAGES)("its output matches the schema of %s %s in %s", (method, part, dialect, ours) => {
    const wire = encode(method, part, dialect, ours);
    if (part === "params") expect(validateParams(method, dialect, wire)).toEqual(ours);
    else expect(validateResult(method, dialect, wire)).toEqual({ ok: true, value: ours });
  });

  it("keeps user data unchanged in both directions: the same objects, whatever their keys", () => {
    fc.assert(
      fc.property(hostileJson, fc.constantFrom<Dialect>("v0", "v1"), (data, dialect) => {
        const before = JSON.stringify(data);
        const params = encodeParams("components/execute", dialect, { ...execute, input: data });
        expect((params as { input: unknown }).input).toBe(data);
        expect(decodeParams("components/execute", dialect, params).input).toBe(data);
        const result = encodeResult("components/execute", dialect, { output: data });
        expect(decodeResult("components/execute", dialect, result).output).toBe(data);
        expect((encodeParams("blobs/put", dialect, { data, blobType: "data" }) as { data: unknown }).data).toBe(data);
        expect(decodeResult("blobs/get", dialect, { data, blob_type: "data" }).data).toBe(data);
        const submitted = encodeParams("runs/submit", dialect, { ...run, inputs: [data], overrides: data });
        expect((submitted as { inputs: unknown[]; overrides: unknown }).inputs[0]).toBe(data);
        expect((submitted as { overrides: unknown }).overrides).toBe(data);
        expect(JSON.stringify(data)).toBe(before);
      }),
    );
  });

  it("reads back what it wrote, whatever other fields there are", () => {
    const spelled = new Set([
      "blob_id",
      "blob_type",
      "run_id",
      "trace_id",
      "span_id",
      "flow_id",
      "step_id",
      "input_schema",
      "output_schema",
      "runtime_protocol_version",
      "server_protocol_version",
    ]);
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom("__proto__", "constructor", "blobId", "blobType", "observability", "info", "components"),
    );
    const extra = fc.dictionary(
      key.filter((name) => !spelled.has(name)),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...MESSAGES), extra, ([method, part, dialect, ours], more) => {
        const message = JSON.parse(
          `{${[JSON.stringify(more).slice(1, -1), JSON.stringify(ours).slice(1, -1)].filter(Boolean).join(",")}}`,
        );
        const again = decode(method, part, dialect, encode(method, part, dialect, message));
        expect(again).toEqual(message);
        expect(Object.getPrototypeOf(again)).toBe(Object.prototype);
      }),
      { numRuns: 1_000 },
    );
  });

  it("prefers the spelling of the wire if a field has both spellings, in any order", () => {
    for (const wire of [
      { blob_id: "w", blobId: "o" },
      { blobId: "o", blob_id: "w" },
    ]) {
      expect(decodeParams("blobs/get", "v0", wire)).toEqual({ blobId: "w" });
    }
  });

  it("keeps values other than objects unchanged", () => {
    for (const value of [null, undefined, 5, "text", true]) {
      for (const method of Object.keys(METHODS) as MethodName[]) {
        expect(decodeParams(method, "v0", value)).toBe(value);
        expect(decodeResult(method, "v1", value)).toBe(value);
      }
    }
  });

  it("does not change its arguments", () => {
    for (const [method, part, dialect, ours, wire] of MESSAGES) {
      const texts = [JSON.stringify(ours), JSON.stringify(wire)];
      encode(method, part, dialect, ours);
      decode(method, part, dialect, wire);
      expect([JSON.stringify(ours), JSON.stringify(wire)]).toEqual(texts);
    }
  });
});
