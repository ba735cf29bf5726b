import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_MESSAGE_DEPTH, MAX_OUTPUT_DEPTH, RUNTIME_BODY_LIMIT_BYTES } from "./limits.ts";
import { textDepthExceeds, valueDepthExceeds } from "./nesting-depth.ts";

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

const bracketText = fc.string({ unit: fc.constantFrom("[", "]", "{", "}", '"', "\\", "a") });
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 12 },
    bracketText,
    fc.constantFrom(null, 1),
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(bracketText, tie("value"), { maxKeys: 2 }),
  ),
})).value;

describe("depth", () => {
  it("of a text is the depth of its value; brackets in strings do not count", () => {
    fc.assert(
      fc.property(value, fc.boolean(), (any, spaced) => {
        const depth = depthOf(any);
        const text = JSON.stringify(any, undefined, spaced ? 2 : 0);
        for (const limit of [0, depth - 1, depth, depth + 1].filter((it) => it >= 0)) {
          expect(textDepthExceeds(text, limit)).toBe(depth > limit);
          expect(valueDepthExceeds(any, limit)).toBe(depth > limit);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("of an incomplete text is that of its beginning; it never throws", () => {
    expect(textDepthExceeds("[".repeat(1_000_000), 200)).toBe(true);
    expect(textDepthExceeds(`"${"[".repeat(1_000)}`, 200)).toBe(false);
    expect(textDepthExceeds(`"\\${"[".repeat(1_000)}`, 200)).toBe(false);
    expect(textDepthExceeds("]".repeat(1_000) + "[".repeat(100), 200)).toBe(false);
    fc.assert(fc.property(bracketText, (text) => typeof textDepthExceeds(text, 3) === "boolean"));
  });

  it("of a value is computed only to the limit, so cycles and 100,000 levels do not exhaust the stack", () => {
    const cyclic: unknown[] = [];
    cyclic.push({ cyclic });
    expect(valueDepthExceeds(cyclic, 120)).toBe(true);
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(valueDepthExceeds(deep, 120)).toBe(true);
    expect(valueDepthExceeds("text", 0)).toBe(false);
  });
});

it("wire.md#rest-behaviour, wire.md#how-a-response-is-read: limits of real runtimes are kept", () => {
  expect([MAX_MESSAGE_DEPTH, MAX_OUTPUT_DEPTH, RUNTIME_BODY_LIMIT_BYTES]).toEqual([200, 120, 2_097_152]);
});
