import { describe, expect, it } from "vitest";
import { memoryOfJson } from "./memory-of-json.ts";

describe("memoryOfJson", () => {
  it("counts values, not text: small objects cost more than long strings", () => {
    const objects = `[${"{},".repeat(1_000)}1]`;
    expect(memoryOfJson(objects)).toBeGreaterThan(56 * 1_000);
    const string = JSON.stringify("x".repeat(10_000));
    expect(memoryOfJson(string)).toBeGreaterThan(10_000);
    expect(memoryOfJson(string)).toBeLessThan(11_000);
  });

  it("does not take characters of strings for structure", () => {
    expect(memoryOfJson('"[[[{{{,,,"')).toBeLessThan(100);
    expect(memoryOfJson('"\\",[[[[[["')).toBeLessThan(100);
  });

  it("charges two bytes for each character beyond Latin-1", () => {
    expect(memoryOfJson(`"${"ü".repeat(1_000)}"`)).toBeLessThan(1_200);
    expect(memoryOfJson(`"${"中".repeat(1_000)}"`)).toBeGreaterThan(2_000);
  });

  it("grows with the text and never fails, whatever the text", () => {
    for (const text of ["", '"', '"\\', "[", "1,"]) expect(memoryOfJson(text)).toBeGreaterThan(0);
    const [one, two] = [1_000, 2_000].map((count) => memoryOfJson(`[${'{"a":1},'.repeat(count)}1]`));
    expect((two ?? 0) / (one ?? 1)).toBeCloseTo(2, 1);
  });
});
