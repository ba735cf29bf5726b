import { expect, it } from "vitest";
import { type MatcherState, stepflowMatchers } from "./matchers.ts";

it("show the whole result where the framework has no diff, as in Bun", () => {
  const bun: MatcherState = { equals: (a, b) => a === b, utils: { stringify: (value) => JSON.stringify(value) } };
  const verdict = stepflowMatchers.toSucceedWith.call(bun, { outcome: "success", result: 2 }, 1);
  expect(verdict.pass).toBe(false);
  expect(verdict.message()).toMatch(/the result differs:\n2/);
});
