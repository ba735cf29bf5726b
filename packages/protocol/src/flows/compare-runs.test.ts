import { describe, expect, it } from "vitest";
import type { FlowResult } from "../methods/messages.ts";
import { type ComparableItem, compareItems } from "./compare-runs.ts";

const success = (result: unknown): FlowResult => ({ outcome: "success", result });
// The document has the steps in another order than they depend on each other.
const flow = {
  steps: [
    { id: "last", component: "/c", input: { $step: "first" } },
    { id: "first", component: "/c", input: { $input: "$" } },
  ],
};

function item(first: unknown, last: unknown, rest: Partial<ComparableItem> = {}): ComparableItem {
  const steps = new Map([
    ["last", { input: first, result: success(last) }],
    ["first", { input: 1, result: success(first) }],
  ]);
  return { flow, input: 1, steps, result: success(last), ...rest };
}

describe("compareItems", () => {
  it("finds nothing in equal items, whatever the order of members", () => {
    expect(compareItems(item({ a: 1, b: 2 }, 3), item({ b: 2, a: 1 }, 3))).toBeUndefined();
  });

  it("names the first step that differs, in the order of dependencies", () => {
    expect(compareItems(item({ l: [1, 2] }, 3), item({ l: [1, 5] }, 4))).toEqual({
      stepId: "first",
      part: "output",
      pointer: "/l/1",
      a: 2,
      b: 5,
    });
    expect(compareItems(item(1, { x: 1 }), item(1, {}))).toEqual({
      stepId: "last",
      part: "output",
      pointer: "/x",
      a: 1,
      b: undefined,
    });
  });

  it("compares inputs, components, errors and outputs of the runs", () => {
    expect(compareItems(item(1, 2), item(1, 2, { input: 7 }))).toMatchObject({ stepId: undefined, part: "input" });
    const other = { steps: [flow.steps[0], { ...flow.steps[1], component: "/d" }] };
    expect(compareItems(item(1, 2), item(1, 2, { flow: other }))).toMatchObject({ stepId: "first", part: "component" });
    expect(compareItems(item(1, 2), item(1, 2, { result: success(9) }))).toMatchObject({
      stepId: undefined,
      part: "output",
      a: 2,
      b: 9,
    });
    const failed = new Map([["first", { result: { outcome: "failed", error: { code: 1, message: "no" } } as const }]]);
    expect(compareItems(item(1, 2), item(1, 2, { steps: failed }))).toMatchObject({
      stepId: "first",
      part: "output",
      b: { error: { code: 1, message: "no" } },
    });
  });

  it("skips steps that are missing because of pins", () => {
    const pinnedLast = new Map([["last", { result: success(2), isPinned: true as const }]]);
    expect(compareItems(item(1, 2), item(1, 2, { steps: pinnedLast }))).toBeUndefined();
    const rewritten = { flow: { steps: flow.steps.slice(0, 1) }, steps: new Map([["last", { result: success(2) }]]) };
    expect(compareItems(item(1, 2), item(1, 2, { ...rewritten, isFork: true }))).toBeUndefined();
    expect(compareItems(item(1, 2), item(1, 2, rewritten))).toMatchObject({ stepId: "first", part: "step" });
  });

  it("names a step that only one of them executed, and skips what is unknown", () => {
    const without = new Map([["first", { result: success(1) }]]);
    expect(compareItems(item(1, 2), item(1, 2, { steps: without }))).toEqual({
      stepId: "last",
      part: "step",
      pointer: "",
      a: 2,
      b: undefined,
    });
    expect(compareItems(item(1, 2), item(1, 2, { input: undefined, result: undefined }))).toBeUndefined();
  });
});
