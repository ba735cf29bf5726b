import { describe, expect, it } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { InvalidParamsError } from "../errors/request-errors.ts";
import { METHODS, type MethodName } from "./methods.ts";
import { validateParams, validateResult } from "./validate-message.ts";

const EXECUTE = {
  component: "/a/b",
  input: null,
  attempt: 1,
  observability: { trace_id: "t", span_id: "s", run_id: "r", flow_id: "f", step_id: "st" },
};

const refusalOf = (method: MethodName, params: unknown) =>
  failureOf<InvalidParamsError>(Promise.resolve().then(() => validateParams(method, "v1", params)));

describe("messages.validation: params", () => {
  it("are returned decoded, and may be omitted if nothing is required", () => {
    expect(validateParams("components/execute", "v1", EXECUTE)).toEqual({
      component: "/a/b",
      input: null,
      attempt: 1,
      observability: { traceId: "t", spanId: "s", runId: "r", flowId: "f", stepId: "st" },
    });
    for (const params of [undefined, null, {}]) expect(validateParams("components/list", "v0", params)).toEqual({});
  });

  it.each<readonly [MethodName, unknown, string]>([
    ["components/execute", {}, "/component is missing"],
    ["components/execute", { ...EXECUTE, component: { name: "a" } }, "/component must be string"],
    ["components/execute", { ...EXECUTE, attempt: 1.5 }, "/attempt must be integer"],
    ["components/execute", { ...EXECUTE, attempt: "1" }, "/attempt must be integer"],
    ["components/execute", [], "must be object"],
    ["components/info", { component: null }, "/component must be string"],
    ["initialize", { runtimeProtocolVersion: "1" }, "/runtimeProtocolVersion must be integer"],
    ["components/infer_schema", { component: "/a" }, "/input_schema is missing"],
  ])("of %s: %j are refused, with the place", async (method, params, complaint) => {
    const error = await refusalOf(method, params);
    expect(error).toBeInstanceOf(InvalidParamsError);
    expect(error.message).toContain(`Invalid parameters for ${method}: `);
    expect(error.message).toContain(complaint);
    expect(error.toRpcError()).toEqual({
      code: -32602,
      message: error.message,
      data: { method, issues: error.issues },
    });
  });

  it("of each dialect have their own spelling", () => {
    expect(validateParams("initialize", "v0", { runtime_protocol_version: 1 })).toEqual({ runtimeProtocolVersion: 1 });
    expect(() => validateParams("initialize", "v1", { runtime_protocol_version: 1 })).toThrow(
      "/runtimeProtocolVersion is missing",
    );
    expect(() => validateParams("blobs/get", "v0", { blobId: "b" })).toThrow("/blob_id is missing");
  });
});

describe("messages.validation: results", () => {
  it("are returned decoded, or with their errors", () => {
    expect(validateResult("components/execute", "v1", { output: null })).toEqual({ ok: true, value: { output: null } });
    expect(validateResult("components/execute", "v1", {})).toEqual({
      ok: false,
      issues: [{ pointer: "/output", message: "is missing" }],
    });
    expect(validateResult("blobs/put", "v0", { blobId: "b" })).toMatchObject({ ok: false });
  });

  it("blobs.put.schema, blobs.get.schema: every method has a validator for what its dialects define", () => {
    for (const [method, { kind, schemas }] of Object.entries(METHODS)) {
      for (const dialect of Object.keys(schemas) as ("v0" | "v1")[]) {
        expect(() => validateParams(method as MethodName, dialect, 5), `${method} ${dialect}`).toThrow(
          InvalidParamsError,
        );
        if (kind === "notification") continue;
        expect(validateResult(method as MethodName, dialect, 5), `${method} ${dialect}`).toMatchObject({ ok: false });
      }
    }
  });
});
