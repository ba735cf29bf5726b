import { describe, expect, it } from "vitest";
import type { Check } from "./check.ts";
import { progressLine, summary } from "./summary.ts";

const tests: Check[] = Array.from({ length: 12 }, (_, index) => ({
  name: `test ${index}`,
  passed: index !== 3,
  durationMs: index * 1000,
}));

describe("summary", () => {
  it("ends with the count, alone on its line", () => {
    expect(summary([...tests, { name: "biome", passed: false }])).toMatch(/\n11 passed, 2 failed\n$/);
  });

  it("lists the ten slowest tests, slowest first, and no tool among them", () => {
    const lines = summary([{ name: "biome", passed: true }, ...tests]).split("\n");
    const slowest = lines.filter((line) => line.includes(" s  test "));
    expect(slowest).toHaveLength(10);
    expect(slowest[0]).toContain("11.0 s  test 11");
    expect(slowest[9]).toContain("2.0 s  test 2");
  });

  it("names what failed", () => {
    expect(summary(tests)).toContain("Failed:\n  test 3\n");
    expect(summary(tests.filter(({ passed }) => passed))).not.toContain("Failed");
  });
});

describe("progressLine", () => {
  it("says how many checks of a part failed", () => {
    expect(progressLine("unit", { checks: tests, output: "" }, 1500)).toMatch(/^FAIL unit +1 of 12 FAILED +1\.5 s$/);
    expect(progressLine("lint", { checks: tests.slice(0, 2), output: "" }, 900)).toMatch(
      /^ok +lint +2 passed +0\.9 s$/,
    );
  });
});
