import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlainData } from "./plain-data.ts";
import { findUnsendable } from "./unsendable.ts";

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe("isPlainData", () => {
  it("accepts every JSON value, and members that are undefined", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isPlainData(value, 100)).toBe(true);
      }),
    );
    expect(isPlainData({ a: undefined, b: Object.create(null) }, 2)).toBe(true);
  });

  it("accepts nothing in which something cannot be sent", () => {
    const odd = fc.constantFrom<unknown>(
      ...[undefined, Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol("s"), () => 1, new Date(Number.NaN)],
      ...[new Map(), new Set([1]), Promise.resolve(1), new Error("e"), new Uint8Array(1), /x/, Array(2)],
      ...[new (class A {})(), { toJSON: () => undefined }, new Boolean(true)],
    );
    const any = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const values = fc.oneof(odd, any).map((value) => ({ list: [value] }));
    fc.assert(
      fc.property(values, (value) => {
        if (findUnsendable(value) !== undefined) expect(isPlainData(value, 100)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it("counts levels, and accepts no getter that throws", () => {
    expect([isPlainData(nested(3), 3), isPlainData(nested(4), 3)]).toEqual([true, false]);
    const holder = {
      get a(): never {
        throw new Error("called");
      },
    };
    expect(isPlainData(holder, 3)).toBe(false);
    const circle: unknown[] = [];
    circle.push(circle);
    expect(isPlainData(circle, 500)).toBe(false);
  });
});
