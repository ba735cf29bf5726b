import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { toYamlText } from "./yaml.ts";

describe("YAML of a flow", () => {
  it("does not quote words and multi-line strings", async () => {
    expect(await toYamlText({ id: "count", component: "/text/word-count", prompt: "Say:\n  yes\n" })).toBe(
      "id: count\ncomponent: /text/word-count\nprompt: |\n  Say:\n    yes\n",
    );
  });

  it.each([
    "0b11",
    "-0b1",
    "-0x1f",
    "+0o7",
    "yes",
    "y",
    "12:30:45",
    "1_000",
    "2001-01-01",
    "=",
    "<<",
    "~",
    " \n\n",
    "",
  ])("quotes %j, which some readers interpret differently, also as a key", async (text) => {
    expect(await toYamlText({ [text]: text })).toMatch(/^(["']).*\1: (["']).*\2\n$/);
  });

  it("does not fold lines", async () => {
    const long = "word ".repeat(40);
    expect(await toYamlText([`${long}end`, `${long}\n\nend`, `${long}a\n\n `])).toBe(
      `- ${long}end\n- |-\n  ${long}\n\n  end\n- "${long}a\\n\\n "\n`,
    );
  });

  it("escapes unprintable characters and those that older readers treat as line breaks", async () => {
    const text = "\0\t\r\u007f\u0085\u2028\u2029\ufeff\uffff";
    const escaped = String.raw`"\u0000\t\r\u007f\u0085\u2028\u2029\ufeff\uffff"`;
    expect(await toYamlText([text])).toBe(`- ${escaped}\n`);
  });

  it.each(["1.1", "1.2"] as const)("is the same JSON to a reader of YAML %s", async (version) => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[-+]?(0[xob])?[0-9a-f_.:e]+$/),
    );
    const value = fc.jsonValue({ stringUnit: "binary" });
    await fc.assert(
      fc.asyncProperty(fc.oneof(value, fc.dictionary(text, text), fc.array(text)), async (json) => {
        expect(parse(await toYamlText(json), { version, maxAliasCount: 0 })).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });
});
