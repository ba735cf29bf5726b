import { describe, expect, it } from "vitest";
import { InvalidForkError, InvalidPinError } from "../errors/fork-errors.ts";
import type { FlowResult } from "../methods/messages.ts";
import { planFork } from "./plan-fork.ts";

const flow = {
  steps: [
    { id: "load", component: "/a/load", input: { $input: "$" } },
    { id: "count", component: "/a/count", input: { text: { $step: "load", path: "text" } } },
    { id: "aside", component: "/a/aside" },
    { id: "show", component: "/a/show", input: { $if: { $step: "aside" }, then: [{ $step: "count" }] } },
  ],
};
const results = new Map<string, FlowResult>(
  ["load", "count", "aside", "show"].map((id) => [id, { outcome: "success", result: id }]),
);
const source = { runId: "r", flow, results };

describe("planFork", () => {
  it("takes over what does not depend on the step", () => {
    expect([...planFork(source, { flow, from: "count" }).keys()]).toEqual(["load", "aside"]);
    expect([...planFork(source, { flow, from: "aside" }).keys()]).toEqual(["load", "count"]);
    expect([...planFork(source, { flow, from: "load" }).keys()]).toEqual(["aside"]);
  });

  it("takes over failures, and leaves out steps without a result", () => {
    const failed: FlowResult = { outcome: "failed", error: { code: 1, message: "no" } };
    const known = planFork({ ...source, results: new Map([["load", failed]]) }, { flow, from: "count" });
    expect(known).toEqual(new Map([["load", failed]]));
  });

  it("prefers pins, also below the step", () => {
    const known = planFork(source, { flow, from: "load", pins: { count: 2, aside: null } });
    expect(known).toEqual(
      new Map([
        ["count", { outcome: "success", result: 2 }],
        ["aside", { outcome: "success", result: null }],
      ]),
    );
  });

  it.each([
    ["coutn", 'The flow has no step "coutn" to fork from. Did you mean "count"?'],
    ["xyz", 'The flow has no step "xyz" to fork from. It has load, count, aside, show.'],
  ])("refuses the unknown step %s", (from, message) => {
    expect(() => planFork(source, { flow, from })).toThrow(new InvalidForkError(message));
  });

  it("refuses pins of unknown steps and of the step itself", () => {
    expect(() => planFork(source, { flow, from: "show", pins: { coutn: 1 } })).toThrow(
      new InvalidPinError('The flow has no step "coutn" to pin. Did you mean "count"?'),
    );
    expect(() => planFork(source, { flow, from: "show", pins: { show: 1 } })).toThrow(
      new InvalidPinError('Step "show" cannot be pinned, because the fork executes it.'),
    );
  });

  it("names every step whose id or component has changed, unless it executes or is pinned", () => {
    const [load, count, aside, show] = flow.steps;
    const changed = { steps: [{ ...load, component: "/b/load" }, count, { ...aside, id: "beside" }, show] };
    let error: unknown;
    try {
      planFork(source, { flow: changed, from: "count" });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(InvalidForkError);
    expect((error as InvalidForkError).changedSteps).toEqual(["load", "beside"]);
    expect((error as InvalidForkError).message).toBe(
      'The flow has changed since run r, before the step to fork from: Step "load" calls /b/load now, and called /a/load then. ' +
        'Step "beside" is new. The flow no longer has "aside". Fork from an earlier step, or pin the results of these steps.',
    );
    expect([...planFork(source, { flow: changed, from: "count", pins: { load: 1, beside: 2 } }).keys()]).toEqual([
      "load",
      "beside",
    ]);
    expect(() => planFork(source, { flow: changed, from: "load", pins: { beside: 2 } })).not.toThrow();
  });
});
