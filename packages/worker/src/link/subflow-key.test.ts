import fc from "fast-check";
import { validate, version } from "uuid";
import { describe, expect, it } from "vitest";
import { createSubflowKeys, type SubflowRequest } from "./subflow-key.ts";

const scope = { runId: "01a1ff8f-f9bb-77b1-b84c-a2b5e147df6a", stepId: "s1" };
const keysOf = (requests: readonly SubflowRequest[], of = scope) => {
  const keys = createSubflowKeys(of);
  return requests.map((request) => keys.next(request));
};

const request: fc.Arbitrary<SubflowRequest> = fc.record(
  { flowId: fc.constantFrom("f1", "f2"), inputs: fc.array(fc.jsonValue()), overrides: fc.jsonValue() },
  { requiredKeys: ["flowId", "inputs"] },
);

describe("execution.attempts, runs.methods: subflow keys", () => {
  it("are version 5 UUIDs and stay the same from release to release", () => {
    const [key] = keysOf([{ flowId: "f", inputs: [{ a: 1 }] }]);
    expect(key).toBe("c0658548-83db-5b2e-9ab6-da405a8f9320");
    expect(validate(key) && version(key ?? "")).toBe(5);
  });

  it("are the same for a second attempt, whatever the order of submissions", () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 8 }), fc.integer(), (requests, seed) => {
        const shuffled = requests
          .map((one, index) => ({ one, rank: Math.imul(index + 1, seed | 1) }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        const first = keysOf(requests);
        expect([...keysOf(shuffled)].sort()).toEqual([...first].sort());
        expect(new Set(first).size).toBe(requests.length);
      }),
    );
  });

  it("depend on the request, not on its position: two different requests keep their keys if swapped", () => {
    const one = { flowId: "f", inputs: [1] };
    const two = { flowId: "f", inputs: [2] };
    const [keyOfOne, keyOfTwo] = keysOf([one, two]);
    expect(keysOf([two, one])).toEqual([keyOfTwo, keyOfOne]);
  });

  it("count equal requests: distinct keys in a fixed order", () => {
    const same = { flowId: "f", inputs: [1] };
    const [first, second, third] = keysOf([same, same, same]);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(keysOf([same, { flowId: "g", inputs: [1] }, same])).toEqual([first, expect.any(String), second]);
  });

  it("do not depend on the order of keys in inputs and overrides", () => {
    const [one] = keysOf([{ flowId: "f", inputs: [{ a: 1, b: { c: 2, d: 3 } }], overrides: { x: 1, y: 2 } }]);
    const [other] = keysOf([{ flowId: "f", inputs: [{ b: { d: 3, c: 2 }, a: 1 }], overrides: { y: 2, x: 1 } }]);
    expect(other).toBe(one);
  });

  it("depend on run, step, flow, inputs and overrides", () => {
    const plain = { flowId: "f", inputs: [1] };
    const variants = [plain, { ...plain, flowId: "g" }, { ...plain, inputs: ["1"] }, { ...plain, overrides: {} }];
    const all = [
      ...variants.flatMap((variant) => keysOf([variant])),
      ...keysOf([plain], { ...scope, runId: "other" }),
      ...keysOf([plain], { ...scope, stepId: "other" }),
      ...keysOf([plain], { runId: scope.runId + scope.stepId, stepId: "" }),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(keysOf([{ ...plain, overrides: undefined }])).toEqual(keysOf([plain]));
  });

  it("accept any text, including lone surrogates and big integers", () => {
    const inputs = ["\ud83d", "\ud83e", "\ufffd", 2n ** 70n, 2n ** 70n + 1n].map((value) => [value]);
    const keys = keysOf(inputs.map((value) => ({ flowId: "f", inputs: value })));
    expect(new Set(keys).size).toBe(inputs.length);
  });

  it("are random but valid without a run or step", () => {
    for (const outside of [{}, { runId: "r" }, { stepId: "s" }]) {
      const keys = createSubflowKeys(outside);
      const [one, two] = [keys.next({ flowId: "f", inputs: [] }), keys.next({ flowId: "f", inputs: [] })];
      expect([validate(one), validate(two), one === two]).toEqual([true, true, false]);
    }
  });
});
