import { describe, expect, it } from "vitest";
import { createEngine } from "../create-engine.ts";
import { readFlow } from "./flow.ts";
import { applyOverrides, OverrideError, type Overrides } from "./overrides.ts";

const FLOW = readFlow({
  steps: [
    { id: "a", component: "/w/a", input: { x: 1, y: { z: [1], __proto__x: 2 } } },
    { id: "b", component: "/w/b", input: { $step: "a" }, mustExecute: true },
  ],
  output: { $step: "b" },
});

function stepOf(value: unknown, id = "a"): unknown {
  const changed = applyOverrides(FLOW, { steps: { [id]: { value } } }, "0.11.1");
  expect(changed.id).toBe(FLOW.id);
  return (changed.document["steps"] as { id: string }[]).find((step) => step.id === id);
}

describe("overrides (RFC 7396)", () => {
  it.each([
    [{ input: { x: 2, y: { z: null } } }, { id: "a", component: "/w/a", input: { x: 2, y: { __proto__x: 2 } } }],
    [{ input: [1] }, { id: "a", component: "/w/a", input: [1] }],
    [{ input: null }, { id: "a", component: "/w/a" }],
    [
      { input: { y: { z: { deep: { none: null, one: 1 } } } } },
      { id: "a", component: "/w/a", input: { x: 1, y: { z: { deep: { one: 1 } }, __proto__x: 2 } } },
    ],
    [
      { component: "/w/c", onError: { action: "fail" } },
      { id: "a", component: "/w/c", onError: { action: "fail" }, input: { x: 1, y: { z: [1], __proto__x: 2 } } },
    ],
    [{}, { id: "a", component: "/w/a", input: { x: 1, y: { z: [1], __proto__x: 2 } } }],
  ])("%j", (value, expected) => {
    expect(stepOf(value)).toEqual(expected);
  });

  it("leave the flow unchanged if there are none", () => {
    expect(applyOverrides(FLOW, undefined, "0.11.1")).toBe(FLOW);
    expect(applyOverrides(FLOW, { steps: {} }, "0.11.1")).toBe(FLOW);
  });

  it("do not change prototypes", () => {
    const value = JSON.parse('{"input":{"__proto__":{"polluted":true}}}') as unknown;
    expect(JSON.stringify(stepOf(value))).toContain('"__proto__":{"polluted":true}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    [{ steps: { nobody: { value: {} } } }, /Step 'nobody' not found in workflow/],
    [
      { steps: { a: { $type: "json_patch", value: [] } } },
      /Step 'a': overrides of type "json_patch" are not supported/,
    ],
    [{ steps: { a: { value: { component: 5 } } } }, /\/steps\/0\/component\): "component" must be string/],
    [{ steps: { a: null } }, /Step 'a': an override must be { value: {…} }, got null/],
    [{ steps: { a: {} } }, /Step 'a': the patch is missing/],
    [{ steps: { a: { value: 5 } } }, /element 0 of "steps" must be an object/],
    [{ steps: { b: { value: { id: "q" } } } }, /references undefined step 'b'/],
    [{ steps: { b: { value: { input: { $step: "nope" } } } } }, /references undefined step 'nope'/],
  ] as const)("are refused: %j", (overrides, reason) => {
    expect(() => applyOverrides(FLOW, overrides as unknown as Overrides, "0.11.1")).toThrow(OverrideError);
    expect(() => applyOverrides(FLOW, overrides as unknown as Overrides, "0.11.1")).toThrow(reason);
  });
});

describe("overrides of runs that components submit", () => {
  it.each([
    [undefined, "replaced"],
    ["0.9.0", "replaced"],
    ["0.11.1", "given"],
  ] as const)("with version %s the input is %s", async (version, expected) => {
    const echo = readFlow({
      steps: [{ id: "e", component: "/w/echo", input: { $input: "$" } }],
      output: { $step: "e" },
    });
    const seen: unknown[] = [];
    const engine = createEngine({
      version,
      async executeComponent(path, input, context) {
        if (path === "/w/echo") seen.push(input);
        else
          await context.submit(echo, ["given"], { overrides: { steps: { e: { value: { input: "replaced" } } } } })
            .ended;
        return { outcome: "success", result: null };
      },
    });
    const outer = readFlow({ steps: [{ id: "o", component: "/w/outer" }], output: { $step: "o" } });
    await engine.submit(outer, [null]).ended;
    expect(seen).toEqual([expected]);
  });
});
