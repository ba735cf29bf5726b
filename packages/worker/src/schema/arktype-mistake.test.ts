import { type } from "arktype";
import { describe, expect, it } from "vitest";
import { defineComponent } from "../component/component.ts";

const define = (schemas: { input?: object; output?: object }) =>
  defineComponent({ path: "/x", ...schemas, execute: () => null as never });

describe("a schema of arktype that no JSON can satisfy is refused when it is defined", () => {
  it.each<[string, object, string]>([
    [
      "a date",
      type("Date"),
      'The input schema of component "/x" accepts no JSON: it has the type Date, which JSON does not',
    ],
    [
      "a member",
      type({ a: { "b/c": "Date" } }),
      '/a/b~1c has the type Date, which JSON does not have; use "string.date.',
    ],
    ["a map", type({ m: "Map" }), "/m has the type Map"],
    ["a symbol", type("symbol"), "it has the type symbol"],
    ["a class", type({ f: "File" }), "/f has the type File"],
    ["all members of a union", type("Date | Set"), "JSON does not have"],
    ["one of a tuple", type(["string", "Date"]), "/1 has the type Date"],
    ["before a transform", type({ when: type("Date").pipe((date) => date.getTime()) }), "/when has the type Date"],
    ["with a condition", type({ set: "Set", "more?": "string" }), "/set has the type Set"],
  ])("as an input: %s", (_what, input, message) => {
    expect(() => define({ input })).toThrow(TypeError);
    expect(() => define({ input })).toThrow(message);
  });

  it.each<[string, object, string]>([
    ["a map", type({ m: "Map" }), "/m has the type Map, which JSON does not have; use .pipe("],
    ["after a transform", type("string").pipe(() => new Set(), type("Set")), "it has the type Set"],
    ["a promise", type({ p: "Promise" }), "/p has the type Promise, which JSON does not have; await it"],
  ])("as an output: %s", (_what, output, message) => {
    expect(() => define({ output })).toThrow(message);
  });

  it.each<[string, object]>([
    ["optional", type({ "a?": "Date", b: "string" })],
    ["one of a union", type({ a: "Date | string | null" })],
    ["parsed", type({ a: "string.date.parse", b: "string.json.parse" })],
    ["absent items", type({ a: "Date[]", b: "Record<string, Date>" })],
    ["texts that name types", type({ a: "'Date' | 'Map'", b: "'undefined'" })],
    ["anything", type("unknown")],
    ["objects, arrays and numbers", type({ a: "object", b: "unknown[]", c: "number > 0", d: "Array" })],
    ["big integers, for which an option exists", type({ n: "bigint" })],
    ["recursive", type({ name: "string", "children?": "this[]" })],
  ])("takes as an input: %s", (_what, input) => {
    expect(() => define({ input })).not.toThrow();
  });

  it.each<[string, object]>([
    ["dates, which JSON turns into a text", type({ a: "Date" })],
    ["a map that is transformed", type("Map").pipe((map) => [...map])],
  ])("takes as an output: %s", (_what, output) => {
    expect(() => define({ output })).not.toThrow();
  });
});
