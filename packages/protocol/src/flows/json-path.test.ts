import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ABSENT, follow, formatJsonPath, JsonPathError, parseJsonPath } from "./json-path.ts";

const names = fc.string({ minLength: 1 }).filter((name) => !/[.[\]]/.test(name) && name.trim() === name);
const positions = fc.oneof(fc.nat({ max: 2 ** 32 }), fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }));

describe("parseJsonPath", () => {
  it.each([
    ["", []],
    ["$", []],
    ["a", ["a"]],
    ["a.b[0]", ["a.b[0]"]],
    [" a", [" a"]],
    [" $.a ", ["a"]],
    ["$.a.b", ["a", "b"]],
    ["$..a...b.", ["a", "b"]],
    ["$.a b", ["a b"]],
    ['$["a.b"][\'c"d\'][ 0 ][007][+8]', ["a.b", 'c"d', 0, 7, 8]],
    ['$[""]', [""]],
    ["$.0", ["0"]],
    ["$[9007199254740991]", [2 ** 53 - 1]],
  ])("reads %j", (text, parts) => {
    expect(parseJsonPath(text)).toEqual(parts);
  });

  it.each([
    ["$a", /"\." or "\[" must follow "\$", not "a"/],
    ["$[0]x", /must follow "\$\[0\]", not "x"/],
    ["$.a[", /the bracket at 4 is not closed/],
    ["$[a]", /\[a\] is neither an index nor a name in quotes/],
    ["$[-1]", /neither/],
    ["$[1.5]", /neither/],
    ["$[]", /neither/],
    ['$["]', /neither/],
    ["$['a\"]", /neither/],
    ["$[18446744073709551616]", /neither/],
  ])("refuses %j", (text, reason) => {
    expect(() => parseJsonPath(text)).toThrow(JsonPathError);
    expect(() => parseJsonPath(text)).toThrow(reason);
  });

  it("reads what formatJsonPath writes, for names without special characters", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(names, positions)), (path) => {
        expect(parseJsonPath(formatJsonPath(path))).toEqual(path);
      }),
    );
  });

  it("throws JsonPathError only", () => {
    const signs = fc.string({ unit: fc.constantFrom("$", ".", "[", "]", '"', "'", "a", "0", " ", "+", "-") });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string()), (text) => {
        try {
          parseJsonPath(text);
        } catch (error) {
          expect(error).toBeInstanceOf(JsonPathError);
        }
      }),
    );
  });
});

describe("follow", () => {
  const value = JSON.parse('{"a":[{"b":null}],"":1,"__proto__":2,"length":{"x":3}}') as unknown;

  it.each([
    [[], value],
    [["a", 0, "b"], null],
    [[""], 1],
    [["__proto__"], 2],
    [["length", "x"], 3],
  ])("finds %j", (path, expected) => {
    expect(follow(value, path)).toEqual(expected);
  });

  it.each([
    [["a", 1]],
    [["a", "0"]],
    [["a", "length"]],
    [["a", 0, "b", "c"]],
    [["toString"]],
    [[0]],
    [["length", "x", 0]],
    [["a", 0, "constructor"]],
  ])("finds nothing at %j", (path) => {
    expect(follow(value, path)).toBe(ABSENT);
    expect(follow("text", path)).toBe(ABSENT);
  });

  it("finds nothing beyond the length of an array", () => {
    expect(parseJsonPath("$.a[18446744073709551615]")).toEqual(["a", 2n ** 64n - 1n]);
    expect(follow(value, ["a", 2n ** 64n - 1n])).toBe(ABSENT);
  });

  it("treats an undefined member as missing, as JSON does", () => {
    expect(follow({ a: undefined }, ["a"])).toBe(ABSENT);
  });
});
