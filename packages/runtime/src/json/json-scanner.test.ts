import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSuspicious } from "./is-suspicious.ts";
import { JsonFault } from "./json-fault.ts";
import { DEPTH_LIMIT, JsonScanner, type ScanMode } from "./json-scanner.ts";

/** Undefined when it is read. */
function faultOf(text: string, mode: ScanMode = "strict"): string | undefined {
  const scanner = new JsonScanner(text);
  try {
    scanner.value(mode);
    scanner.end();
    return undefined;
  } catch (error) {
    if (error instanceof JsonFault) return error.message;
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

const cut = fc.tuple(
  fc.json(),
  fc.nat(),
  fc.nat(),
  fc.constantFrom("", '"', "\\", "{", "]", ",", ":", "0", "-", "e", "n", " "),
);

describe("JsonScanner", () => {
  it("wire.md#how-a-response-is-read: takes what JSON.parse takes, whatever has been done to it", () => {
    fc.assert(
      fc.property(cut, ([text, from, length, inserted]) => {
        const at = from % (text.length + 1);
        const changed = text.slice(0, at) + inserted + text.slice(at + (length % 3));
        expect([changed, faultOf(changed, "skim") === undefined]).toEqual([changed, isJson(changed)]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads strictly no more than it skims, and refuses only what looks like trouble", () => {
    fc.assert(
      fc.property(fc.json({ depthSize: "large" }), (text) => {
        expect(faultOf(text, "skim")).toBeUndefined();
        if (!isSuspicious(text)) expect(faultOf(text)).toBeUndefined();
      }),
    );
  });

  it.each<[string, string]>([
    ["", "EOF while parsing a value at line 1 column 0"],
    ["boom", "expected value at line 1 column 1"],
    ["this", "expected ident at line 1 column 2"],
    ["[1,", "EOF while parsing a value at line 1 column 3"],
    ["[1", "EOF while parsing a list at line 1 column 2"],
    ["[1,]", "trailing comma at line 1 column 4"],
    ['{"a":1', "EOF while parsing an object at line 1 column 6"],
    ['{"a" 1}', "expected `:` at line 1 column 6"],
    ["{1}", "key must be a string at line 1 column 2"],
    ['\n "é', "EOF while parsing a string at line 2 column 4"],
    ['"\\ud83d"', "unexpected end of hex escape at line 1 column 8"],
    ['"\\ude00"', "lone leading surrogate in hex escape at line 1 column 7"],
    ["[1e400]", "number out of range at line 1 column 6"],
    ["01", "invalid number at line 1 column 2"],
    ["1 2", "trailing characters at line 1 column 3"],
    ["[".repeat(DEPTH_LIMIT), `recursion limit exceeded at line 1 column ${DEPTH_LIMIT}`],
  ])("wire.md#how-a-response-is-read: %j is refused in the words of the real reader", (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it("wire.md#how-a-response-is-read: nesting, halves of characters and numbers out of range do not matter until a value is made", () => {
    const deep = "[".repeat(50_000) + "]".repeat(50_000);
    for (const text of [deep, '"\\ud83d"', "1e999"]) expect(faultOf(text, "skim")).toBeUndefined();
    const most = "[".repeat(DEPTH_LIMIT - 1) + "]".repeat(DEPTH_LIMIT - 1);
    expect(faultOf(most)).toBeUndefined();
    expect(faultOf(`[${most}]`)).toBe("recursion limit exceeded at line 1 column 128");
    expect([`[${most}]`, '"\\uD83D"', "1e999"].map(isSuspicious)).toEqual([true, true, true]);
    expect([most, "[[1.5e3]]", "[{}],".repeat(100)].map(isSuspicious)).toEqual([false, false, false]);
  });
});
