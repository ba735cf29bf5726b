import { describe, expect, it } from "vitest";
import type { Check } from "./check.ts";
import { progressLine, runningLine, summary } from "./summary.ts";
import { countTests } from "./vitest-part.ts";

const tests: Check[] = Array.from({ length: 12 }, (_, index) => ({
  name: `test ${index}`,
  passed: index !== 3,
  durationMs: index * 1000,
}));

describe("summary", () => {
  it("ends with the count, alone on its line", () => {
    expect(summary([...tests, { name: "biome", passed: false }])).toMatch(/\n11 passed, 2 failed\n$/);
  });

  it("lists the ten slowest tests, slowest first, without tools", () => {
    const lines = summary([{ name: "biome", passed: true }, ...tests]).split("\n");
    const slowest = lines.filter((line) => line.includes(" s  test "));
    expect(slowest).toHaveLength(10);
    expect(slowest[0]).toContain("11.0 s  test 11");
    expect(slowest[9]).toContain("2.0 s  test 2");
  });

  it("names the failed tests", () => {
    expect(summary(tests)).toContain("Failed:\n  test 3\n");
    expect(summary(tests.filter(({ passed }) => passed))).not.toContain("Failed");
  });
});

describe("progressLine", () => {
  it("shows the number of failed checks of a part", () => {
    expect(progressLine("unit", { checks: tests, output: "" }, 1500)).toMatch(/^FAIL unit +1 of 12 FAILED +1\.5 s$/);
    expect(progressLine("lint", { checks: tests.slice(0, 2), output: "" }, 900)).toMatch(
      /^ok +lint +2 passed +0\.9 s$/,
    );
  });
});

describe("runningLine", () => {
  it("shows the part, its progress and the duration of its last run", () => {
    const last = { checks: 4_000, durationMs: 312_400 };
    expect(runningLine("unit", 812, 60_000, last)).toMatch(
      /^\.\.\. +unit +812 of 4000 done +60\.0 s, last time 312\.4 s$/,
    );
    expect(runningLine("unit", 0, 0, undefined)).toMatch(/^\.\.\. +unit +0 done +0\.0 s$/);
    expect(runningLine("lint", undefined, 30_000, last)).toMatch(
      /^\.\.\. +lint +running +30\.0 s, last time 312\.4 s$/,
    );
  });
});

describe("countTests", () => {
  it("counts the tests of the files that have ended", () => {
    const output =
      " ✓ |unit| packages/a.test.ts (3 tests) 4ms\n ❯ suite  tests/b.test.ts (12 tests | 1 failed) 3s\n     ✓ works 400ms\n";
    expect(countTests(output)).toBe(15);
  });
});
