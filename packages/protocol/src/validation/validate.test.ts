import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  v0PutBlobParams,
  v1ComponentExecuteParams,
  v1InitializeParams,
  v1Notification,
  v1SubmitRunProtocolParams,
} from "../generated/validators.gen.ts";
import type { SchemaError, SchemaValidator } from "./schema-validator.ts";
import { issuesOf, validate } from "./validate.ts";

const params = { component: "/echo", input: null, attempt: 1, observability: {} };

describe("validate", () => {
  it("messages.schemas: returns the same object if it is valid", () => {
    const result = validate(v1ComponentExecuteParams, params);
    expect(result).toEqual({ ok: true, value: params });
    expect(result.ok && result.value).toBe(params);
  });

  it("points at a missing member by its own name", () => {
    const { input: _input, ...rest } = params;
    expect(validate(v1ComponentExecuteParams, rest)).toEqual({
      ok: false,
      issues: [{ pointer: "/input", message: "is missing" }],
    });
  });

  it("points at an invalid member, however deep", () => {
    expect(issuesFor(v1ComponentExecuteParams, { ...params, attempt: "1" })).toEqual([
      { pointer: "/attempt", message: "must be integer" },
    ]);
    expect(issuesFor(v1ComponentExecuteParams, { ...params, observability: { run_id: 7 } })[0]).toEqual({
      pointer: "/observability/run_id",
      message: "must be string or null",
    });
  });

  it("lists what was allowed", () => {
    expect(issuesFor(v0PutBlobParams, { data: 1, blob_type: "Json" })).toEqual([
      { pointer: "/blob_type", message: 'must be one of "flow", "data"' },
    ]);
    expect(issuesFor(v1Notification, { jsonrpc: "1.0", method: "x" })).toEqual([
      { pointer: "/jsonrpc", message: 'must be "2.0"' },
    ]);
    expect(issuesFor(v1SubmitRunProtocolParams, { flowId: "f", inputs: [], subflowKey: "k" })).toEqual([
      { pointer: "/subflowKey", message: 'must match format "uuid"' },
    ]);
  });

  it("lists the alternatives in one issue", () => {
    expect(issuesFor(v1ComponentExecuteParams, { ...params, observability: { flow_id: 7 } })).toEqual([
      { pointer: "/observability/flow_id", message: "must be string or null" },
    ]);
    expect(issuesFor(v1InitializeParams, { runtimeProtocolVersion: 1, capabilities: "all" })).toEqual([
      { pointer: "/capabilities", message: "must be object or null" },
    ]);
  });

  it("points at the whole value by the empty pointer", () => {
    expect(issuesFor(v1ComponentExecuteParams, null)).toEqual([{ pointer: "", message: "must be object" }]);
  });

  it("escapes names in pointers (RFC 6901), and describes errors without a message", () => {
    const refusing = (errors: readonly SchemaError[]) =>
      Object.assign((_value: unknown): _value is never => false, { errors });
    expect(
      issuesFor(refusing([{ instancePath: "/a", keyword: "required", params: { missingProperty: "x/y~z" } }]), 1),
    ).toEqual([{ pointer: "/a/x~1y~0z", message: "is missing" }]);
    expect(
      issuesFor(
        refusing([{ instancePath: "", keyword: "additionalProperties", params: { additionalProperty: "b" } }]),
        1,
      ),
    ).toEqual([{ pointer: "", message: 'must not have the member "b"' }]);
    expect(issuesFor(refusing([{ instancePath: "", keyword: "odd", params: {} }]), 1)).toEqual([
      { pointer: "", message: 'violates the rule "odd"' },
    ]);
  });

  it("does not return errors of the previous call", () => {
    expect(validate(v1ComponentExecuteParams, 1).ok).toBe(false);
    expect(validate(v1ComponentExecuteParams, params).ok).toBe(true);
    expect(issuesOf(v1ComponentExecuteParams)).toEqual([]);
  });

  it("never throws and never changes the value, whatever the JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = JSON.stringify(value);
        const result = validate(v1ComponentExecuteParams, value);
        expect(JSON.stringify(value)).toBe(before);
        expect(result.ok || result.issues.length > 0).toBe(true);
      }),
    );
  });
});

function issuesFor<T>(validator: SchemaValidator<T>, value: unknown) {
  const result = validate(validator, value);
  return result.ok ? [] : result.issues;
}
