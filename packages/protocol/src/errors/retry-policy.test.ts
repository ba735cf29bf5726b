import { expect, it } from "vitest";
import { RETRY_CODES, retryPolicyOf } from "./retry-policy.ts";

it("errors.standard-codes: each policy has a code", () => {
  expect(RETRY_CODES).toEqual({ never: -32000, byFlow: -32100, always: -32300 });
});

it("wire.md#number-of-executions: the ranges decide whether runtime 0.11 repeats a step", () => {
  const policies = [-32099, -32100, -32199, -32200, -32299, -32300, -32399, -32400, 0, 500].map(retryPolicyOf);
  expect(policies).toEqual([
    "never",
    "byFlow",
    "byFlow",
    "never",
    "never",
    "always",
    "always",
    "never",
    "never",
    "never",
  ]);
});
