import { describe, expect, it } from "vitest";
import { useRuntime, versionOf } from "../support/runtimes/client-targets.ts";

/** The built-in component refuses 3.0 as `max_iterations`. */
const iterate = (maxIterations: unknown): object => ({
  steps: [
    {
      id: "a",
      component: "/builtin/iterate",
      input: {
        flow: { $literal: { steps: [], output: { result: "done" } } },
        initial_input: 1,
        max_iterations: maxIterations,
      },
    },
  ],
  output: { $step: "a" },
});

describe.each(["0.11.1", "0.12.0", "0.13.0", "embedded"])("runtime %s", (target) => {
  const { client } = useRuntime(target);
  const done = [{ result: { outcome: "success", result: { result: "done" } } }];

  it("whole numbers in a flow reach built-in components as integers", async () => {
    expect((await client().run(iterate(3), [{}])).items).toMatchObject(done);
    const { flowId } = await client().storeFlow(iterate(3));
    expect((await client().run(flowId, [{}])).items).toMatchObject(done);
    expect(JSON.stringify(await client().getFlow(flowId))).toContain('"max_iterations":3');
  });

  it("whole numbers in inputs and overrides do, except on 0.12, which makes fractions of them", async () => {
    const byInput = await client().run(iterate({ $input: "$.n" }), [{ n: 3 }]);
    const overrides = { a: { value: { input: { max_iterations: 2 } } } };
    const byOverride = await client().run(iterate("none"), [{}], { overrides });
    const expected = versionOf(target) === "0.12.0" ? [{ result: { outcome: "failed" } }] : done;
    expect([byInput.items, byOverride.items]).toMatchObject([expected, expected]);
  });
});
