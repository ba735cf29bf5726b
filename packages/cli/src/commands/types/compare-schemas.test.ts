import { describe, expect, it } from "vitest";
import { compareSchemas } from "./compare-schemas.ts";

const object = (
  properties: object,
  required: readonly string[] = Object.keys(properties),
  more: object = {},
): object => ({
  type: "object",
  properties,
  required,
  ...more,
});
const text = { type: "string" };
const number = { type: "number" };

/** Changes as lines, with `!` before those that break flows. */
function changes(before: unknown, after: unknown, side: "input" | "output"): string[] {
  return compareSchemas(before, after, side).map(
    ({ isBreaking, at, message }) => `${isBreaking ? "!" : ""}${at} ${message}`,
  );
}

describe("compareSchemas", () => {
  it.each([
    ["a removed field", object({ a: text, b: text, c: number }), object({ a: text }), ["!X.b removed", "!X.c removed"]],
    ["a renamed field", object({ a: text, b: number }), object({ a: text, c: number }), ['!X.b renamed to "c"']],
    ["a wider and a narrower type at once", object({ a: text }), object({ a: number }), "both"],
    ["the same under other descriptions", { ...text, description: "A." }, { ...text, title: "T" }, []],
    ["the same behind a reference", text, { $ref: "#/$defs/T", $defs: { T: text } }, []],
    ["the same in another order", { anyOf: [text, number] }, { type: ["number", "string"] }, []],
  ])("finds %s on both sides", (_name, before, after, expected) => {
    for (const side of ["input", "output"] as const) {
      const found = changes(before, after, side);
      if (expected !== "both") expect(found).toEqual((expected as string[]).map((line) => line.replace("X", side)));
      else expect(found.map((line) => line.startsWith("!")).sort()).toEqual([false, true]);
    }
  });

  it.each([
    ["new and required", object({}), object({ a: text }), "!input.a new and required", "output.a new and required"],
    ["new, optional", object({}), object({ a: text }, []), "input.a new and optional", "output.a new and optional"],
    [
      "a field that becomes required",
      object({ a: text }, []),
      object({ a: text }),
      "!input.a optional before, now required",
      "output.a optional before, now required",
    ],
    [
      "a field that becomes optional",
      object({ a: text }),
      object({ a: text }, []),
      "input.a required before, now optional",
      "!output.a required before, now optional",
    ],
    [
      "number to integer",
      number,
      { type: "integer" },
      "!input number is no longer accepted",
      "output number is no longer returned",
    ],
    [
      "integer to number",
      { type: "integer" },
      number,
      "input number is now accepted, too",
      "!output number is now returned, too",
    ],
    [
      "null",
      text,
      { anyOf: [text, { type: "null" }] },
      "input null is now accepted, too",
      "!output null is now returned, too",
    ],
    [
      "a word less",
      { enum: ["a", "b"] },
      { const: "a" },
      '!input "b" is no longer accepted',
      'output "b" is no longer returned',
    ],
    [
      "a stricter limit",
      text,
      { ...text, maxLength: 3 },
      "!input maxLength was not set and is 3",
      "output maxLength was not set and is 3",
    ],
    [
      "a laxer limit",
      { ...number, minimum: 3 },
      { ...number, minimum: 1 },
      "input minimum was 3 and is 1",
      "output minimum was 3 and is 1",
    ],
    [
      "no other members",
      object({ a: text }),
      object({ a: text }, ["a"], { additionalProperties: false }),
      "!input may no longer have other members",
      "output may no longer have other members",
    ],
    ["any value", {}, undefined, undefined, undefined],
    [
      "any value, no longer",
      {},
      text,
      "!input any value is no longer accepted",
      "output any value is no longer returned",
    ],
  ])("knows which side breaks: %s", (_name, before, after, ofInput, ofOutput) => {
    expect(changes(before, after, "input")).toEqual(ofInput === undefined ? [] : [ofInput]);
    expect(changes(before, after, "output")).toEqual(ofOutput === undefined ? [] : [ofOutput]);
  });

  it("looks into lists, optional objects, combinations and definitions", () => {
    const schema = (inner: object): object => ({
      $defs: { One: object({ inner: { type: "array", items: inner } }) },
      allOf: [{ $ref: "#/$defs/One" }, object({ b: { anyOf: [{ type: "null" }, { $ref: "#/$defs/One" }] } })],
    });
    expect(changes(schema(text), schema(number), "input")).toEqual([
      "!input.inner[] string is no longer accepted",
      "input.inner[] number is now accepted, too",
    ]);
  });

  it("ends for schemas that contain themselves, also many times", () => {
    const tree = (value: object): object => object({ value, left: { $ref: "#" }, right: { $ref: "#" } }, ["value"]);
    expect(changes(tree(text), tree(text), "input")).toEqual([]);
    expect(changes(tree(text), tree(number), "input")).toEqual([
      "!input.value string is no longer accepted",
      "input.value number is now accepted, too",
    ]);
    const loop = { anyOf: Array.from({ length: 20 }, () => ({ $ref: "#" })) };
    expect(changes(loop, loop, "input")).toEqual([]);
    const chain = { $ref: "#/$defs/A", $defs: { A: { $ref: "#/$defs/B" }, B: { $ref: "#/$defs/A" } } };
    expect(changes(chain, chain, "output")).toEqual([]);
  });
});
