import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonFault } from "./json-fault.ts";

describe("findJsonFault", () => {
  it.each([
    ['{"a": }', 6, "a JSON value"],
    ['{"a": 1,\n "b" 2}', 14, '":"'],
    ["{a: 1}", 1, "a name in double quotes"],
    ["[1,2", 4, '"," or "]"'],
    ['{"a":1} x', 8, "the end of the text"],
    ["", 0, "a JSON value"],
    ["[1,]", 3, "a JSON value"],
    ["01", 1, "the end of the text"],
    ['"a\nb"', 0, "a JSON value"],
  ])("%j", (text, offset, expected) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(findJsonFault(text)).toEqual({ offset, expected });
  });

  it("finds a fault in exactly the texts that JSON.parse refuses", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"\\u00e9"',
      "1",
      "-0.5e3",
      "true",
      "null",
      " ",
      "\n",
      "x",
      "'",
    );
    const texts = fc.oneof(
      fc.json(),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
    );
    fc.assert(fc.property(texts, (text) => void expect(findJsonFault(text) === undefined).toBe(isJson(text))));
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
