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
    "\ta\nb",
    "\n \ta",
  ])("quotes %j, which some readers interpret differently, also as a key", async (text) => {
    expect(await toYamlText({ [text]: text })).toMatch(/^(["']).*\1: (["']).*\2\n$/);
  });

  it.each([
    [1e-7, "1.0e-7"],
    [-5e-324, "-5.0e-324"],
    [1.5e-7, "1.5e-7"],
    [1e21, "1.0e+21"],
    [2 ** 64, "1.8446744073709552e+19"],
    [-1e19, "-1.0e+19"],
    [2 ** 53, "9007199254740992"],
    [-(2 ** 63), "-9.223372036854776e+18"],
    [0.000001, "0.000001"],
  ])("writes %d as %s, which every reader takes for the same number", async (value, text) => {
    expect(await toYamlText({ number: value })).toBe(`number: ${text}\n`);
    expect(Number(text)).toBe(value);
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
    const value = fc.oneof(fc.jsonValue({ stringUnit: "binary" }), fc.double({ noDefaultInfinity: true, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(value, fc.dictionary(text, text), fc.array(text)), async (generated) => {
        // Flows are written from their JSON, in which -0 is 0.
        const json: unknown = JSON.parse(JSON.stringify(generated));
        expect(parse(await toYamlText(json), { version, maxAliasCount: 0 })).toEqual(json);
      }),
    );
  });
});
