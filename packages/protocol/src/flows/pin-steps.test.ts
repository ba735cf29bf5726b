import { describe, expect, it } from "vitest";
import { InvalidPinError } from "../errors/fork-errors.ts";
import type { FlowResult } from "../methods/messages.ts";
import { pinSteps, restoreFailure } from "./pin-steps.ts";

function pinned(input: unknown, known: Record<string, FlowResult>): unknown {
  const steps = [...Object.keys(known), "left"].map((id) => ({
    id,
    component: "/c",
    input: id === "left" ? input : null,
  }));
  const { flow } = pinSteps({ steps, output: input }, new Map(Object.entries(known)));
  const [step, ...others] = flow["steps"] as readonly { readonly input: unknown }[];
  expect(others).toEqual([]);
  expect(step?.input).toEqual(flow["output"]);
  return step?.input;
}

const success = (result: unknown): FlowResult => ({ outcome: "success", result });

describe("pinSteps", () => {
  it("replaces references in every kind of expression", () => {
    const a = { a: success({ n: 3, l: [1.5, { $step: "data" }] }) };
    expect(pinned({ $step: "a" }, a)).toEqual({ $literal: { n: 3, l: [1.5, { $step: "data" }] } });
    expect(pinned({ $step: "a", path: "n" }, a)).toEqual({ $literal: 3 });
    expect(pinned({ $step: "a", path: "$.l[1]" }, a)).toEqual({ $literal: { $step: "data" } });
    const nested = [{ x: { $step: "a", path: "$.n" } }, { $coalesce: [null, { $step: "a", path: "n" }] }];
    expect(pinned(nested, a)).toEqual([{ x: { $literal: 3 } }, { $coalesce: [null, { $literal: 3 }] }]);
    const choice = { $if: { $step: "a", path: "n" }, then: { $step: "a", path: "n" }, else: { $step: "left2" } };
    expect(pinned(choice, a)).toEqual({ $if: { $literal: 3 }, then: { $literal: 3 }, else: { $step: "left2" } });
    expect(pinned({ $variable: "v", default: { $step: "a", path: "n" } }, a)).toEqual({
      $variable: "v",
      default: { $literal: 3 },
    });
  });

  it("leaves data and other references alone", () => {
    const a = { a: success(1) };
    for (const value of [{ $literal: { $step: "a" } }, { $step: "b" }, { $input: "$.a" }, "a", 3, null, [], {}]) {
      expect(pinned(value, a)).toEqual(value);
    }
  });

  it("follows paths as runtimes do", () => {
    expect(pinned({ $step: "a", path: "x.y" }, { a: success({ "x.y": 1, x: { y: 2 } }) })).toEqual({ $literal: 2 });
    expect(pinned({ $step: "a", path: "x" }, { a: success(null) })).toEqual({ $literal: null });
    expect(pinned({ $step: "a", path: null }, { a: success(5) })).toEqual({ $literal: 5 });
  });

  it("keeps errors of failed steps and of missing fields for the result", () => {
    const steps = ["a", "b"].map((id) => ({ id, component: "/c" }));
    const error = { code: -32000, message: "no", data: { why: 1 } };
    const known = new Map<string, FlowResult>([
      ["a", { outcome: "failed", error }],
      ["b", success({ x: 1 })],
    ]);
    const { flow, failures } = pinSteps({ steps, output: [{ $step: "a" }, { $step: "b", path: "$.y[0]" }] }, known);
    expect(flow["steps"]).toEqual([]);
    const [first, second] = flow["output"] as readonly { readonly $input: string }[];
    const refused = (reference: { readonly $input: string } | undefined) => ({
      outcome: "failed",
      error: { code: -32200, message: `Input path ${reference?.$input} not found` },
    });
    expect(restoreFailure(refused(first), failures)).toEqual({ outcome: "failed", error });
    expect(restoreFailure(refused(second), failures)).toEqual({
      outcome: "failed",
      error: { code: -32200, message: "Path $.y[0] not found" },
    });
    const other = { outcome: "failed", error: { code: 1, message: "Input path $.x not found" } };
    expect(restoreFailure(other, failures)).toBe(other);
    expect(restoreFailure(success(1), failures)).toEqual(success(1));
  });

  it("removes the schemas of pinned steps", () => {
    const schemas = { properties: { input: {}, steps: { properties: { a: {}, b: {} } } } };
    const steps = ["a", "b"].map((id) => ({ id, component: "/c" }));
    const { flow } = pinSteps({ schemas, steps }, new Map([["a", success(1)]]));
    expect(flow["schemas"]).toEqual({ properties: { input: {}, steps: { properties: { b: {} } } } });
  });

  it("does not change its argument, and refuses unknown steps", () => {
    const flow = { steps: [{ id: "alpha", component: "/c" }], output: { $step: "alpha" } };
    const text = JSON.stringify(flow);
    pinSteps(flow, new Map([["alpha", success(1)]]));
    expect(JSON.stringify(flow)).toBe(text);
    expect(() => pinSteps(flow, new Map([["alhpa", success(1)]]))).toThrow(InvalidPinError);
  });
});
