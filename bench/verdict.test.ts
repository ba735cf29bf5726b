import { describe, expect, it } from "vitest";
import type { Spread } from "./statistics.ts";
import { type Bar, verdictOf } from "./verdict.ts";

const spread = (median: number, q1 = median, q3 = median): Spread => ({ median, q1, q3 });
const QUIET = spread(1, 0.99, 1.01);
const NOISY = spread(1, 0.8, 1.3);
const HIGHER: Bar = { better: "higher", must: 0.75, aim: 0.85 };
const LOWER: Bar = { better: "lower", must: 2 };

describe("the verdict on a ratio", () => {
  it.each([
    [0.9, HIGHER, "aim"],
    [0.8, HIGHER, "must"],
    [0.7, HIGHER, "miss"],
    [1.9, LOWER, "must"],
    [2.1, LOWER, "miss"],
  ] as const)("of %d in a quiet run compares it with the bar", (median, bar, expected) => {
    expect(verdictOf(spread(median), QUIET, bar)).toBe(expected);
  });

  it.each([
    [0.9, HIGHER],
    [0.7, HIGHER],
    [1.6, LOWER],
    [2.5, LOWER],
  ] as const)("of %d is left open where two equal processes differ by more", (median, bar) => {
    expect(verdictOf(spread(median), NOISY, bar)).toBeUndefined();
  });

  it("is certain in a noisy run, too, far from the bar", () => {
    expect(verdictOf(spread(2), NOISY, HIGHER)).toBe("aim");
    expect(verdictOf(spread(0.5), NOISY, HIGHER)).toBe("miss");
    expect(verdictOf(spread(4), NOISY, LOWER)).toBe("miss");
  });

  it("takes noise in one direction for noise in both", () => {
    expect(verdictOf(spread(0.8), spread(1.3, 1.2, 1.4), HIGHER)).toBeUndefined();
    expect(verdictOf(spread(0.8), spread(0.7, 0.6, 0.8), HIGHER)).toBeUndefined();
  });

  it("is left open if all rounds failed", () => {
    const none = spread(Number.NaN);
    expect(verdictOf(none, none, HIGHER)).toBeUndefined();
    expect(verdictOf(spread(1), none, LOWER)).toBeUndefined();
  });
});
