import { describe, expect, it } from "vitest";
import { isData } from "./data-places.ts";
import { readSourceText } from "./source-text.ts";

function read(text: string): unknown {
  const { value, findings } = readSourceText(text, isData);
  return findings.hasFatal ? findings.all : value;
}

function faultOf(text: string): string | undefined {
  const { findings } = readSourceText(text, isData);
  return findings.all.find(({ level }) => level === "fatal")?.message;
}

describe("YAML as real runtimes read it", () => {
  it.each([
    ["zip: 01234\nphone: 0041791234567", { zip: "01234", phone: "0041791234567" }],
    ["3.10: a\n1.0: b\n007: c\n0x10: d\n1e3: e", { "3.10": "a", "1.0": "b", "007": "c", "0x10": "d", "1e3": "e" }],
    ["null: a\n~: b\nTrue: c\n'': d", { null: "a", "~": "b", True: "c", "": "d" }],
    ["9007199254740993: a\n9007199254740992: b", { "9007199254740993": "a", "9007199254740992": "b" }],
    ["&k 0x10: a\nb: { *k : c }", { "0x10": "a", b: { "0x10": "c" } }],
    ["a: !!float 7\nb: !!int '7'\nc: !!bool 'true'\nd: !!null ~", { a: 7, b: 7, c: true, d: null }],
    [
      "a: !!timestamp 2001-12-14\nb: !!binary aGk=\nc: !!str 7\nd: !!set { e }",
      {
        a: "2001-12-14",
        b: "aGk=",
        c: "7",
        d: { e: null },
      },
    ],
    ["%YAML 1.1\n---\na: [no, 017, 1_0, 12:30]\n<<: { b: 1 }", { a: ["no", "017", "1_0", "12:30"], "<<": { b: 1 } }],
    ['a: "x\u0085y"\rb: "x\u2028y"', { a: "x y", b: "x\u2028y" }],
    ["a: |\n  x", { a: "x" }],
    ["a: |\n  x\n", { a: "x\n" }],
    ["a:\t1\nb: [\t1 ]\nc: 'x\n \ty'", { a: 1, b: [1], c: "x y" }],
    ["a: 1\na: 2", { a: 2 }],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ["a: .inf", 4, "JSON has no .inf: it becomes null"],
    [
      "a: 9007199254740993",
      4,
      "9007199254740993 has more digits than JavaScript can represent: it becomes 9007199254740992",
    ],
    ["a: 1\na: 2", 1, '"a" is repeated: the last one counts'],
  ])("%j has a warning", (text, column, message) => {
    expect(readSourceText(text, isData).findings.all).toEqual([
      expect.objectContaining({ level: "warning", column, message }),
    ]);
  });

  it.each([
    ["a: !secret x", "the tag !secret is unknown to runtimes, which refuse it"],
    ["a: ! 12", "the tag ! is unknown"],
    ["a: !!bool yes", '"yes" does not fit its tag !!bool'],
    [": 1", "a member has no name"],
    ["a: 18446744073709551616", "or as 1.8446744073709552e+19"],
    ["a: 20000000000000000000", "or as 2.0e+19"],
    ['a: "\\ud83d\\ude00"', "\\ud83d is half a character, which YAML cannot escape"],
    ['a: "x\u0007y"', "U+0007 is not allowed"],
    ["# \u007f\na: 1", "U+007F is not allowed"],
    ["\ufeffa: 1", "byte order mark"],
    ["a: x\u2028  y", "U+2028 is a line break in YAML"],
    ["a: x\u0085  y", "U+0085 is a line break in YAML"],
    ['a: "x \u2029y"', "U+2029 is a line break in YAML"],
    ["a:\n  -\t1", "a tab cannot be part of the indentation"],
    ["a: 1\n\t\nb: 1", "a tab cannot be part of the indentation"],
    ["a: |\n  \tx\n", "a block text cannot begin with a tab"],
  ])("%j is refused", (text, message) => {
    expect(faultOf(text)).toContain(message);
  });
});

describe("JSON as real runtimes read it", () => {
  it.each([
    ['{ "a": "\\ud83d\\ude00", "b": "x \u2028 y\u0085", "c": 1E2 }', { a: "😀", b: "x \u2028 y\u0085", c: 100 }],
    ['{ "a": 18446744073709551616 }', { a: 2 ** 64 }],
    ['{\n\t"a": 1, "a":\t2\n}', { a: 2 }],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['{ "a": 1e400 }', "1e400 is out of range"],
    ['{ "a": "\\ud83d" }', "half a character"],
  ])("%j is refused", (text, message) => {
    expect(faultOf(text)).toContain(message);
  });
});
