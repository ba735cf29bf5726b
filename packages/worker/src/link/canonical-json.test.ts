import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

/** The same value with every object's keys in another order of insertion. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  );
}

describe("canonicalJson", () => {
  it("sorts keys at every depth and leaves arrays alone", () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 0], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},0]}');
  });

  it("ignores the order of keys and nothing else", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(canonicalJson(reversed(one))).toBe(canonicalJson(one));
        expect(JSON.parse(canonicalJson(one))).toEqual(JSON.parse(JSON.stringify(one)));
        expect(canonicalJson(one) === canonicalJson(other)).toBe(
          canonicalJson(JSON.parse(JSON.stringify(one))) === canonicalJson(other),
        );
      }),
    );
  });

  it("keeps keys that a plain assignment would lose", () => {
    const value = JSON.parse('{"b":1,"__proto__":{"x":1},"constructor":2}');
    expect(canonicalJson(value)).toBe('{"__proto__":{"x":1},"b":1,"constructor":2}');
  });

  it("treats values that JSON does not have as JSON.stringify does", () => {
    const value = {
      when: new Date(0),
      gone: undefined,
      f: () => 1,
      list: [undefined, Number.NaN],
      m: new Map([[1, 2]]),
    };
    expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    expect(canonicalJson(undefined)).toBe("null");
  });

  it("distinguishes big integers from each other and from every string; small ones are numbers", () => {
    expect(canonicalJson(5n)).toBe("5");
    expect(canonicalJson(9007199254740993n)).not.toBe(canonicalJson(9007199254740992n));
    const big = fc.bigInt({ min: 2n ** 60n, max: 2n ** 60n + 9n });
    const value = fc.oneof(
      big,
      big.map((n) => `\0${n}`),
      big.map((n) => `\0\0${n}`),
      big.map(String),
    );
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(canonicalJson(one) === canonicalJson(other)).toBe(one === other);
      }),
    );
  });

  it("reports a circular value", () => {
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    expect(() => canonicalJson(loop)).toThrow("circular");
  });
});
