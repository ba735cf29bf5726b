import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactJson } from "../blobs/compact-json.ts";
import { mayHoldLongIntegers, rewriteExactly } from "./exact-integers.ts";

const rewrite = (text: string): string => rewriteExactly(text, compactJson);

describe("rewriteExactly", () => {
  it.each([
    ["9007199254740993", "9007199254740993"],
    ["-9223372036854775808", "-9223372036854775808"],
    ["18446744073709551615", "18446744073709551615"],
    ["18446744073709551616", "1.8446744073709552e+19"],
    ["-9223372036854775809", "-9223372036854776000"],
    ["9007199254740993.5", "9007199254740994"],
    ["1e-7", "1e-7"],
    ['"9007199254740993"', '"9007199254740993"'],
    [
      ' { "9007199254740993" : [ 9007199254740993 , "\\" 9007199254740993" ] } ',
      '{"9007199254740993":[9007199254740993,"\\" 9007199254740993"]}',
    ],
    ['{"a":9007199254740993,"a":1}', '{"a":1}'],
    ['{"__proto__":9007199254740993}', '{"__proto__":9007199254740993}'],
  ])("%s becomes %s", (text, expected) => {
    expect(rewrite(text)).toBe(expected);
  });

  it("writes all other JSON as its value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(rewrite(JSON.stringify(value, null, 1))).toBe(compactJson(value));
      }),
    );
  });

  it("keeps every integer of 64 bits, and every one that JSON.parse would round is noticed", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }), (integer) => {
        const text = `[${integer}]`;
        expect(rewrite(text)).toBe(text);
        expect(mayHoldLongIntegers(text) || BigInt(Number(integer)) === integer).toBe(true);
      }),
    );
  });
});
