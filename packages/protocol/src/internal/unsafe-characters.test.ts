import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeUnsafe, escapeUnsafeJson } from "./unsafe-characters.ts";

const UNSAFE = ["\0", "\n", "\u001b", "\u007f", "\u009b", "\u061c", "\u200f", "\u2028", "\u202e", "\u2066", "\u2069"];

describe("characters that could change how a log is shown", () => {
  it.each(UNSAFE)("%j is escaped", (char) => {
    expect(escapeUnsafe(`a${char}b`)).toMatch(/^a\\(x[0-9a-f]{2}|u[0-9a-f]{4})b$/);
    expect(escapeUnsafe(`a${char}b`, char)).toBe(`a${char}b`);
    const json = escapeUnsafeJson(JSON.stringify(char));
    expect(json).toMatch(/^"(\\u[0-9a-f]{4}|\\n)"$/);
    expect(JSON.parse(json)).toBe(char);
  });

  it("other text stays as it is", () => {
    const text = "Grüße, 日本 😀, مرحبا, \u00a0\u200b\u200d\ufeff";
    expect(escapeUnsafe(text)).toBe(text);
    expect(escapeUnsafeJson(text)).toBe(text);
  });

  it("JSON keeps its value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const json = JSON.stringify(value);
        expect(JSON.stringify(JSON.parse(escapeUnsafeJson(json)))).toBe(json);
      }),
    );
  });
});
