import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { transform } from "esbuild";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as wire from "../src/generated/validators.gen.ts";
import { formats } from "../src/validation/formats.ts";
import type { SchemaValidator } from "../src/validation/schema-validator.ts";
import { emitValidators } from "./emit-validators.ts";
import { readWireGroups } from "./outputs.ts";
import type { Schema } from "./schema.ts";

const validators = new Map<string, SchemaValidator<unknown>>(Object.entries(wire));
const jsonrpc = "2.0";

describe("methods.table: envelopes", () => {
  const envelopes = ["MethodRequest", "MethodSuccess", "MethodError", "Notification"];
  const error = { code: -32000, message: "m" };

  it.each<[string, unknown, string[]]>([
    ["a call", { jsonrpc, id: 1, method: "runs/get", params: {} }, ["MethodRequest"]],
    ["a call of an unknown method without params", { jsonrpc, id: "x", method: "no/such" }, ["MethodRequest"]],
    ["a notification", { jsonrpc, method: "initialized", params: {} }, ["Notification"]],
    ["a success", { jsonrpc, id: "x", result: {} }, ["MethodSuccess"]],
    ["a success with a null error", { jsonrpc, id: "x", result: {}, error: null }, ["MethodSuccess"]],
    ["an error", { jsonrpc, id: "x", error: { ...error, data: null } }, ["MethodError"]],
    ["an error with a null result", { jsonrpc, id: "x", error, result: null }, ["MethodError"]],
    ["a null result", { jsonrpc, id: "x", result: null }, []],
    ["both result and error", { jsonrpc, id: "x", result: {}, error }, []],
    ["neither", { jsonrpc, id: "x" }, []],
    ["a null id", { jsonrpc, id: null, error }, []],
    ["a fraction as id", { jsonrpc, id: 7.5, method: "runs/get" }, []],
    ["a fraction as code", { jsonrpc, id: "x", error: { ...error, code: 1.5 } }, []],
    ["an error without message", { jsonrpc, id: "x", error: { code: 1 } }, []],
    ["no version", { id: "x", result: {} }, []],
    ["another version", { jsonrpc: "1.0", id: "x", result: {} }, []],
    ["a batch", [{ jsonrpc, id: "x", result: {} }], []],
    ["null", null, []],
  ])("%s", (_what, message, expected) => {
    for (const dialect of ["v0", "v1"]) {
      expect(envelopes.filter((name) => validators.get(`${dialect}${name}`)?.(message))).toEqual(expected);
    }
  });
});

describe("what the module exports", () => {
  it("messages.schemas: has a validator for the params and the result of every method, and for the envelopes", () => {
    expect([...validators.keys()].filter((name) => name.startsWith("v1"))).toMatchInlineSnapshot(`
      [
        "v1MethodRequest",
        "v1MethodError",
        "v1MethodSuccess",
        "v1Notification",
        "v1InitializeParams",
        "v1InitializeResult",
        "v1Initialized",
        "v1ComponentExecuteParams",
        "v1ComponentExecuteResult",
        "v1ComponentInfoParams",
        "v1ComponentInfoResult",
        "v1ComponentListParams",
        "v1ListComponentsResult",
        "v1ComponentInferSchemaParams",
        "v1ComponentInferSchemaResult",
        "v1SubmitRunProtocolParams",
        "v1GetRunProtocolParams",
        "v1RunStatusProtocol",
      ]
    `);
    const both = new Set([...validators.keys()].map((name) => name.slice(2)));
    const onlyV0 = [...both].filter((name) => !validators.has(`v1${name}`));
    expect(onlyV0).toEqual(["GetBlobParams", "GetBlobResult", "PutBlobParams", "PutBlobResult"]);
  });
});

describe("the generated code against ajv in its 2020-12 mode", () => {
  const ajv = new Ajv2020({ formats, discriminator: false, strict: false });
  for (const dialect of ["v0", "v1"]) ajv.addSchema(readSchema(dialect), dialect);

  it.each([...validators])("%s agrees on samples and on mutations of them", (name, validator) => {
    const reference = ajv.getSchema(`${name.slice(0, 2)}#/$defs/${name.slice(2)}`);
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mutatedSample()), (value) => {
        expect(validator(value)).toBe(reference?.(value));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the generated code against validators that ajv compiles", async () => {
  const groups = await readWireGroups(new URL("../../../schemas/", import.meta.url));
  const { code } = await transform(await emitValidators("the same schemas", groups), { loader: "ts" });
  const compiled: Record<string, SchemaValidator<unknown>> = await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  );

  it.each([...validators])("%s reports the same errors in the same order", (name, validator) => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mutatedSample()), (value) => {
        const reference = compiled[name];
        expect(validator(value)).toBe(reference?.(value));
        expect(validator.errors).toEqual(reference?.errors);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** A message with nearly every member of the protocol, so that each definition finds its members in it. */
const sample = {
  ...{ jsonrpc, id: "x", method: "runs/get", params: {}, result: null, error: null },
  ...{ component: "/echo", input: {}, attempt: 1, observability: { trace_id: null, run_id: "r", flow_id: "f" } },
  ...{
    output: 1,
    info: { component: "/echo", input_schema: {} },
    components: [{ component: "/echo", description: null }],
  },
  ...{ input_schema: {}, output_schema: null, data: null, blob_type: "data", blob_id: "b" },
  ...{ runtime_protocol_version: 1, server_protocol_version: 1, runtimeProtocolVersion: 1, serverProtocolVersion: 1 },
  ...{ capabilities: { blobApiUrl: "u", blobThreshold: 5 }, supportsBlobRefs: true },
  ...{
    flowId: "f",
    inputs: [1],
    wait: true,
    maxConcurrency: 1,
    overrides: { steps: { s1: { value: {} } } },
    timeoutSecs: 3,
  },
  ...{ subflowKey: "01a1ff8f-f9bc-7dd3-9ca8-7f737966b758", runId: "r", includeResults: true, resultOrder: "by_index" },
  ...{ flowName: null, status: "completed", createdAt: "t", completedAt: null },
  items: { total: 2, completed: 1, running: 0, failed: 1, cancelled: 0 },
  results: [
    {
      itemIndex: 0,
      status: "completed",
      result: { outcome: "success", result: 1 },
      completedAt: "2026-11-21T19:38:21Z",
    },
    { itemIndex: 1, status: "failed", result: { outcome: "failed", error: { code: 1, message: "m" } } },
  ],
};

/** Variants of the sample in which some members, at any depth, are removed or replaced. */
function mutatedSample(): fc.Arbitrary<unknown> {
  const paths = pathsIn(sample);
  const change = fc.record({ path: fc.constantFrom(...paths), value: fc.option(fc.jsonValue(), { nil: undefined }) });
  return fc
    .array(change, { maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((value, { path, value: to }) => put(value, path, to), sample));
}

function pathsIn(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [[key], ...pathsIn(child).map((path) => [key, ...path])]);
}

function put(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (typeof value !== "object" || value === null || key === undefined) return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  if (rest.length > 0) copy[key] = put(copy[key], rest, to);
  else if (to === undefined) delete copy[key];
  else copy[key] = to;
  return copy;
}

function readSchema(dialect: string): Schema {
  const url = new URL(`../../../schemas/${dialect}/protocol.json`, import.meta.url);
  const { $id: _id, ...schema } = JSON.parse(readFileSync(url, "utf8")) as Schema;
  return schema;
}
