import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSuspicious, MAX_DEPTH } from "./is-suspicious.ts";
import { JsonFault } from "./json-fault.ts";
import { checkStrictJson, decodeJson, parseStrictJson } from "./strict-json.ts";

const encoder = new TextEncoder();
const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

function isAccepted(text: string): boolean {
  try {
    parseStrictJson(text);
    return true;
  } catch (error) {
    if (error instanceof JsonFault) return false;
    throw error;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const damaged = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.nat(),
    fc.constantFrom("", '"', "\\", "{", "]", ",", ":", "0", "-", "e", "n", " ", "\\ud83d"),
  )
  .map(([text, from, length, inserted]) => {
    const at = from % (text.length + 1);
    return text.slice(0, at) + inserted + text.slice(at + (length % 3));
  });

describe("parseStrictJson", () => {
  it("gives what JSON.parse gives", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("refuses what JSON.parse refuses, and otherwise only suspicious text", () => {
    fc.assert(
      fc.property(damaged, (text) => {
        expect([text, isAccepted(text)]).toEqual([text, isJson(text) && (isAccepted(text) || !isSuspicious(text))]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("accepts all that is not suspicious", () => {
    fc.assert(
      fc.property(fc.json({ depthSize: "large" }), (text) => {
        if (!isSuspicious(text)) expect(isAccepted(text)).toBe(true);
      }),
    );
  });

  it.each([
    "",
    "boom",
    "this",
    "[1,",
    "[1",
    "[1,]",
    '{"a":1',
    '{"a" 1}',
    "{1}",
    '\n "é',
    '"\\ud83d"',
    '"\\ude00"',
    '"\\ud83dx"',
    '{"\\ud83d":1}',
    "[1e400]",
    "-1e999",
    `${"1".repeat(250)}e99`,
    "01",
    "1 2",
    nested(128),
    "[".repeat(128),
  ])("refuses %j as a real runtime does", (text) => {
    expect(() => parseStrictJson(text)).toThrow(JsonFault);
  });

  it.each([
    ["[1e400]", "a number out of range"],
    ['"\\ud83d"', "a lone surrogate in a string"],
    [nested(128), "more than 127 levels of nesting"],
  ])("reports why %j is refused", (text, message) => {
    expect(() => parseStrictJson(text)).toThrow(new JsonFault(message));
  });

  it("accepts values at the limits", () => {
    expect(parseStrictJson("[1e308, 1e-400]")).toEqual([1e308, 0]);
    expect(parseStrictJson('"\\ud83d\\ude00"')).toBe("😀");
    expect(JSON.stringify(parseStrictJson(nested(MAX_DEPTH)))).toHaveLength(254);
  });

  it("counts the containers around a value", () => {
    expect(() => checkStrictJson(nested(MAX_DEPTH - 1), 1)).not.toThrow();
    expect(() => checkStrictJson(nested(MAX_DEPTH), 1)).toThrow(JsonFault);
  });

  it("finds nothing suspicious in ordinary text", () => {
    expect([nested(128), '"\\uD83D"', "1e999"].map(isSuspicious)).toEqual([true, true, true]);
    expect([nested(127), "[[1.5e3]]", "[{}],".repeat(100)].map(isSuspicious)).toEqual([false, false, false]);
  });
});

describe("decodeJson", () => {
  it("reads UTF-8 and refuses other bytes", () => {
    expect(decodeJson(encoder.encode('"zwölf 😀"'))).toBe('"zwölf 😀"');
    expect(() => decodeJson(Uint8Array.of(0xff, 49))).toThrow(JsonFault);
    expect(() => decodeJson(Uint8Array.of(34, 0xff, 34))).toThrow(JsonFault);
  });

  it("keeps a byte order mark, which the parser refuses", () => {
    const text = decodeJson(encoder.encode("\ufeff1"));
    expect(() => parseStrictJson(text)).toThrow(JsonFault);
  });
});
