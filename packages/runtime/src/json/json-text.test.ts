import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementsOf, membersOf, scalarsOf } from "./json-text.ts";

/** A JSON value and a text of it, with random space between its tokens. */
const written = fc
  .tuple(fc.jsonValue({ depthSize: "medium" }), fc.constantFrom(undefined, 1, "\t", "  "), fc.boolean())
  .map(([value, space, isLoose]): { readonly value: unknown; readonly text: string } => {
    const text = JSON.stringify(value, undefined, space);
    return { value: JSON.parse(text), text: isLoose ? text.replace(/^(\s*)(\S)/gm, "$1 \r\n$2").trim() : text };
  });

describe("parts of JSON text", () => {
  it("are the members of an object and the elements of an array, as JSON.parse sees them", () => {
    fc.assert(
      fc.property(written, ({ value, text }) => {
        if (Array.isArray(value)) {
          expect([...elementsOf(text)].map((element) => JSON.parse(element))).toEqual(value);
        } else if (typeof value === "object" && value !== null) {
          const members = [...membersOf(text)].map(([name, member]) => [JSON.parse(name), JSON.parse(member)]);
          expect(members).toEqual(Object.entries(value));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("are all strings and numbers of a value", () => {
    const scalars = (value: unknown): readonly unknown[] => {
      if (typeof value === "string" || typeof value === "number") return [value];
      if (Array.isArray(value)) return value.flatMap(scalars);
      if (typeof value !== "object" || value === null) return [];
      return Object.entries(value).flatMap(([name, member]) => [name, ...scalars(member)]);
    };
    fc.assert(
      fc.property(written, ({ value, text }) => {
        expect([...scalarsOf(text)].map((scalar) => JSON.parse(scalar))).toEqual(scalars(value));
      }),
    );
  });

  it("include members that are given twice, and keep what is written", () => {
    const text = '{ "a" : 1.0 , "\\u0061":[ {"}":"]"} ] ,"b":"\\"," }';
    expect([...membersOf(text)]).toEqual([
      ['"a"', "1.0"],
      ['"\\u0061"', '[ {"}":"]"} ]'],
      ['"b"', '"\\","'],
    ]);
    expect([...membersOf("{ }"), ...elementsOf("[ ]")]).toEqual([]);
    expect([...elementsOf("[ 1e5,null , [],true]")]).toEqual(["1e5", "null", "[]", "true"]);
  });
});
