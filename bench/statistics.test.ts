import { expect, it } from "vitest";
import { exponentOf, isNoise, ratios, spreadOf } from "./statistics.ts";

it("the exponent is 1 if each unit costs the same, and 2 if it costs more in proportion to the size", () => {
  expect(exponentOf(1, 1_000)).toBe(1);
  expect(exponentOf(1_000, 1_000)).toBeCloseTo(2);
  expect(exponentOf(0.1, 100)).toBeCloseTo(0.5);
});

it("failed rounds are left out of the median and its quartiles", () => {
  expect(spreadOf([5, Number.NaN, 1, 3])).toEqual({ median: 3, q1: 2, q3: 4 });
  expect(spreadOf([]).median).toBeNaN();
});

it("ratios are those within a round", () => {
  expect(ratios([2, 9], [1, 3])).toEqual([2, 3]);
});

it("a ratio between the quartiles of equal processes is noise", () => {
  const same = spreadOf([0.9, 1, 1.1]);
  expect(isNoise(spreadOf([1.04]), same)).toBe(true);
  expect(isNoise(spreadOf([1.2]), same)).toBe(false);
});
