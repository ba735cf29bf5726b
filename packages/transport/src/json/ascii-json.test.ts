import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileJson, hostileText, wellFormedValue } from "../../../../tests/support/data/json-values.ts";
import { toWellFormed } from "../../../../tests/support/data/well-formed.ts";
import { isAscii, toAsciiBytes, toWellFormedJson } from "./ascii-json.ts";

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("toWellFormedJson", () => {
  it("wire.md#how-a-response-is-read: does to strings in JSON what toWellFormed does to strings, keys included", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(JSON.parse(toWellFormedJson(JSON.stringify(text)))).toBe(toWellFormed(text));
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(hostileJson, (value) => {
        expect(JSON.parse(toWellFormedJson(JSON.stringify(value)))).toEqual(wellFormedValue(value));
      }),
    );
  });

  it("does the same to text in which everything is escaped, in upper and lower case", () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, upper) => {
        const hex = (unit: number) => unit.toString(16).padStart(4, "0");
        const units = Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at)));
        const json = `"${units.map((unit) => `\\u${upper ? unit.toUpperCase() : unit}`).join("")}"`;
        expect(JSON.parse(toWellFormedJson(json))).toBe(toWellFormed(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("returns text without such escapes unchanged", () => {
    for (const json of ['{"a":"é😀"}', '"\\u00e9\\n"', '"\\\\"', "{}"]) expect(toWellFormedJson(json)).toBe(json);
    expect(toWellFormedJson('"\\\\ud83d \\\\\\ud83d \\ud83d\\ude00"')).toBe('"\\\\ud83d \\\\\\ufffd \\ud83d\\ude00"');
  });
});

describe("toAsciiBytes", () => {
  it("reads back as the same value, in ASCII", () => {
    fc.assert(
      fc.property(hostileJson, (value) => {
        const json = JSON.stringify(value);
        const text = latin1(toAsciiBytes("<", json, ">"));
        expect(isAscii(text)).toBe(true);
        expect([text.at(0), text.at(-1)]).toEqual(["<", ">"]);
        expect(JSON.parse(text.slice(1, -1))).toEqual(JSON.parse(json));
      }),
    );
  });

  it("isAscii accepts characters up to U+007F", () => {
    expect(["", "a\x7f\n", "\x80", "é", "\ud83d"].map(isAscii)).toEqual([true, true, false, false, false]);
  });
});
