import { parseJsonPath } from "@stepflow/protocol/internal-flows";
import { describe, expect, it } from "vitest";
import { engineWith, resultsOf, step, success } from "../../../../tests/support/runtimes/scripted-engine.ts";
import { explainMissing } from "./missing-path.ts";

const value = { count: 1, list: [{ a: "x" }], nothing: null, empty: {} };

describe("a path that leads nowhere", () => {
  it.each([
    ["$.cuont", 'the result has "count", "list", "nothing", "empty"'],
    ["$.list[3]", "$.list of the result is a list of 1 element"],
    ["$.list[0].b.c", '$.list[0] of the result has "a"'],
    ["$.list[0].a.b", "$.list[0].a of the result is a text"],
    ["$.count.x", "$.count of the result is 1"],
    ["$.nothing.x", "$.nothing of the result is null"],
    ["$.empty.x", "$.empty of the result is an empty object"],
  ])("%s: the part that exists is named", (path, text) => {
    expect(explainMissing("the result", value, parseJsonPath(path))).toBe(text);
  });

  it("lists ten names at most", () => {
    const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`n${index}`, index]));
    expect(explainMissing("it", wide, ["x"])).toMatch(/^it has ("n\d", ){9}"n9" and more$/);
  });

  const flow = {
    steps: [step("data"), { id: "use", component: "/w/echo", input: { n: { $step: "data", path: "cuont" } } }],
    output: { $step: "use" },
  };

  it("names the step that reads it and the step whose result it leads into", async () => {
    const engine = engineWith((path, input) => success(path === "/w/data" ? { count: 1 } : input));
    const message = 'Path $.cuont not found: the result of step "data" has "count" (in the input of step "use")';
    expect(await resultsOf(engine, flow)).toMatchObject([{ outcome: "failed", error: { message } }]);
  });

  it("has the words of a version that is imitated", async () => {
    const execute = (path: string, input: unknown) => success(path === "/w/data" ? { count: 1 } : input);
    for (const version of ["0.9.0", "0.10.0", "0.11.1"] as const) {
      const engine = engineWith(execute, { version });
      expect(await resultsOf(engine, flow)).toMatchObject([{ error: { message: "Path $.cuont not found" } }]);
    }
  });
});
