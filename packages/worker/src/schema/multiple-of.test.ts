import fc from "fast-check";
import { expect, it } from "vitest";
import { isMultipleOf } from "./multiple-of.ts";

it.each([
  [19.99, 0.01, true],
  [0.3, 0.1, true],
  [-1.1, 0.1, true],
  [1e21, 0.5, true],
  [1e-7, 1e-8, true],
  [5e-324, 5e-324, true],
  [1.7976931348623157e308, 0.1, true],
  [0, 0.1, true],
  [6, 3, true],
  [7, 3, false],
  [19.995, 0.01, false],
  [1.0000000001, 1, false],
  [0.05, 0.1, false],
  [Number.NaN, 0.1, false],
  [Number.POSITIVE_INFINITY, 0.1, false],
])("%d of %d: %s", (value, divisor, expected) => {
  expect(isMultipleOf(value, divisor)).toBe(expected);
});

it("every amount of cents is a multiple of 0.01, and no amount with half a cent is", () => {
  const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  fc.assert(fc.property(cents, (count) => isMultipleOf(Number((count / 100).toFixed(2)), 0.01)));
  fc.assert(fc.property(cents, (count) => !isMultipleOf(Number(`${count}.005`), 0.01)));
});
