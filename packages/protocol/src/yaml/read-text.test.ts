import { describe, expect, it } from "vitest";
import { readText } from "./read-text.ts";

const read = (text: string) => readText(text, { what: "a text", isRepeatable: () => true });
const list = (count: number, text: string) => `a: [${text.repeat(count)}1]`;

describe("readText", () => {
  it("gives an alias the value of the latest anchor before it", () => {
    const { notes, toValue } = read("a: &x 1\nb: *x\nc: &x { d: 2 }\ne: [*x, *x]\n");
    expect(notes).toEqual([]);
    expect(toValue()).toEqual({ a: 1, b: 1, c: { d: 2 }, e: [{ d: 2 }, { d: 2 }] });
    expect(read("a: *x\nb: &x 1").notes[0]?.message).toBe("there is no anchor &x before this alias");
    expect(read("? &x 7\n: 1\nb: *x").toValue()).toEqual({ "7": 1, b: "7" });
  });

  it("keeps members that an assignment would lose, the last of repeated ones, and pairs in lists", () => {
    const value = read('__proto__: { a: 1 }\nb: 1\nb: 2\nc: [d: 1, {}]\ne:\n"": 3').toValue();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1},"b":2,"c":[{"d":1},{}],"e":null,"":3}');
  });

  it("notes a merge key, which stays a member", () => {
    const { notes, toValue } = read("a: &x { b: 1 }\nc: { <<: *x, d: 2 }\n");
    expect(notes).toMatchObject([{ kind: "unmerged", place: ["c", "<<"], line: 2, column: 6 }]);
    expect(notes[0]?.message).toContain('do not merge "<<"');
    expect(toValue()).toEqual({ a: { b: 1 }, c: { "<<": { b: 1 }, d: 2 } });
    expect(read('c: { "<<": 1 }').notes).toEqual([]);
  });

  it("lists the first 100 notes of each kind, and counts the others", () => {
    for (const [text, kind] of [
      [list(1_000, "!x 1,"), "malformed"],
      [list(1_000, "12345678901234567,"), "rounded"],
      ["a: 1\n".repeat(1_001), "repeated"],
    ] as const) {
      const notes = read(text).notes.filter((note) => note.kind === kind);
      expect(notes).toHaveLength(101);
      expect(notes.at(-1)?.message).toBe("and 900 more of this kind");
    }
  });

  it("shortens what it quotes", () => {
    const { notes } = read(`a: !!int ${"x".repeat(100_000)}`);
    expect(notes[0]?.message.length).toBeLessThan(600);
  });

  it.each(["9".repeat(1_000_000), `0x${"f".repeat(1_000_000)}`, `0b${"1".repeat(1_000_000)}`])(
    "takes an integer of a million digits for a text, as runtimes do (%.4s…)",
    (digits) => {
      expect(read(`a: ${digits}`).toValue()).toEqual({ a: digits });
    },
  );

  it("refuses it in JSON", () => {
    const { notes } = read(`{"a":${"9".repeat(1_000_000)}}`);
    expect(notes[0]?.message).toContain(
      "the number of 1000000 characters that begins with 99999999999999999999 is out",
    );
  });

  it.each(["[", "{a: ", "- ", "? "])("refuses a text of ten thousand %j", (opener) => {
    const { notes, toValue } = read(opener.repeat(10_000));
    expect(notes.some(({ kind }) => kind === "malformed")).toBe(true);
    expect(toValue()).toBeUndefined();
  });

  it("refuses more levels than runtimes read, with the reason", () => {
    const nested = (levels: number) => `${"[".repeat(levels)}1${"]".repeat(levels)}`;
    expect(read(nested(128)).notes).toEqual([]);
    expect(read(nested(400)).notes[0]?.message).toBe("the text nests too deeply");
    expect(read(nested(100_000)).notes[0]?.message).toBe("the text nests too deeply");
  });
});
