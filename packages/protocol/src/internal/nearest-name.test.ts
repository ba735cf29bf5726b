import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearestPath } from "./nearest-name.ts";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["", "abc", 3],
    ["echo", "ehco", 1],
    ["echo", "eco", 1],
    ["kitten", "sitting", 3],
    ["ab", "ba", 1],
  ])("from %j to %j is %d", (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });

  it("is symmetric, zero only for equal strings and never above the longer length", () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const distance = editDistance(left, right);
        expect(editDistance(right, left)).toBe(distance);
        expect(distance === 0).toBe(left === right);
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(left.length - right.length));
      }),
    );
  });
});

describe("nearestPath", () => {
  it("prefers the nearest spelling over a path under a route prefix", () => {
    expect(nearestPath("/tool/echo", ["/echo", "/tools/echo"])).toBe("/tools/echo");
  });

  it("returns the first of two equally near paths, and none that is one letter too far", () => {
    expect(nearestPath("/echo", ["/eche", "/ecko"])).toBe("/eche");
    expect(nearestPath("/echo", ["/eabo"])).toBeUndefined();
    expect(nearestPath("/abcdefgh", ["/abcdefxy"])).toBe("/abcdefxy");
    expect(nearestPath("/abcdefgh", ["/abcdexyz"])).toBeUndefined();
  });

  it("finds a registered path whose prefix the runtime cut off", () => {
    expect(nearestPath("/echo", ["/text/echo"])).toBe("/text/echo");
  });

  it("returns a registered path or nothing for any name", () => {
    const paths = ["/echo", "/word-count", "/{any}/thing"];
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect([...paths, undefined]).toContain(nearestPath(name, paths));
      }),
    );
  });
});
