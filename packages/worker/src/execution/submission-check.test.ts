import { describe, expect, it } from "vitest";
import { checkSubmission } from "./submission-check.ts";

const KEY = "b1f5a0c4-6f0d-4c55-9d2e-7a3f8e21c6b9";

describe("checkSubmission", () => {
  it("accepts ids of any spelling, definitions and flows built of components", () => {
    for (const flow of ["f".repeat(64), `sha256:${"f".repeat(64)}`, "an id of its own", {}, { steps: [] }]) {
      expect(() => checkSubmission(flow, [])).not.toThrow();
    }
    expect(() => checkSubmission({}, [1], { maxConcurrency: 1, key: KEY })).not.toThrow();
  });

  it.each([
    ["nothing", undefined, "got undefined."],
    ["null", null, "got null."],
    ["a number", 7, "got 7."],
    ["a list", [{}], "got an array."],
    ["YAML", "name: f\nsteps: []\n", "got a text: parse it first."],
    ["JSON", '{"steps":[]}', "got a text: parse it first."],
  ])("refuses %s as a flow", (_what, flow, message) => {
    expect(() => checkSubmission(flow, [])).toThrow(TypeError);
    expect(() => checkSubmission(flow, [])).toThrow(message);
  });

  it.each([[{ n: 1 }], ["abc"], [undefined]])("refuses %j in place of a list of inputs", (inputs) => {
    expect(() => checkSubmission({}, inputs)).toThrow("inputs must be an array with one element for each item");
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %d items at once", (maxConcurrency) => {
    expect(() => checkSubmission({}, [], { maxConcurrency })).toThrow(RangeError);
  });

  it("refuses a key that is not a UUID, which runtimes since 0.10 refuse without a reason", () => {
    expect(() => checkSubmission({}, [], { key: "order 7" })).toThrow('key must be a UUID, got "order 7".');
  });
});
