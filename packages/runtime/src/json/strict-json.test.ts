import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonFault } from "./json-fault.ts";
import { decodeJson, parseStrictJson } from "./strict-json.ts";

const encoder = new TextEncoder();

describe("parseStrictJson", () => {
  it("gives what JSON.parse gives", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ["[1e400]", "number out of range at line 1 column 6"],
    ['"\\ud83d"', "unexpected end of hex escape at line 1 column 8"],
    ["[".repeat(128) + "]".repeat(128), "recursion limit exceeded at line 1 column 128"],
    ["[1,]", "trailing comma at line 1 column 4"],
    ["", "EOF while parsing a value at line 1 column 0"],
  ])("wire.md#how-a-response-is-read: refuses %j as a real runtime does", (text, message) => {
    expect(() => parseStrictJson(text)).toThrow(new JsonFault(message));
  });

  it("takes what is just not too much", () => {
    expect(parseStrictJson("[1e308, 1e-400]")).toEqual([1e308, 0]);
    expect(parseStrictJson('"\\ud83d\\ude00"')).toBe("😀");
    expect(JSON.stringify(parseStrictJson("[".repeat(127) + "]".repeat(127)))).toHaveLength(254);
  });
});

describe("decodeJson", () => {
  it("reads UTF-8, and says where it is none", () => {
    expect(decodeJson(encoder.encode('"zwölf 😀"'))).toBe('"zwölf 😀"');
    expect(() => decodeJson(Uint8Array.of(0xff, 49))).toThrow(new JsonFault("expected value at line 1 column 1"));
    expect(() => decodeJson(Uint8Array.of(34, 0xff, 34))).toThrow(new JsonFault("invalid unicode code point"));
  });

  it("leaves a byte order mark for the reader to refuse", () => {
    const text = decodeJson(encoder.encode("\ufeff1"));
    expect(() => parseStrictJson(text)).toThrow(new JsonFault("expected value at line 1 column 1"));
  });
});
