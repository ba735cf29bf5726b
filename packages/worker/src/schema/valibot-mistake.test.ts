import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineComponent } from "../component/component.ts";

const define = (schemas: { input?: object; output?: object }) =>
  defineComponent({ path: "/x", ...schemas, execute: () => null as never });

/** A value that the types refuse. */
const wrong = (value: unknown): v.GenericSchema => value as v.GenericSchema;

interface Tree {
  readonly children: readonly Tree[];
}
const Tree: v.GenericSchema<Tree> = v.object({ children: v.array(v.lazy(() => Tree)) });

describe("a schema of valibot with a member that is no schema is refused when it is defined", () => {
  it.each<[string, object, string]>([
    ["a literal", v.object({ words: wrong(1) }), "its member /words is not a schema; write v.literal(1)"],
    ["a raw shape", v.object({ a: wrong({ b: v.string() }) }), "/a is not a schema; wrap its members: v.object("],
    ["a function", v.object({ a: wrong(v.string) }), "its member /a is not a schema but a function; call it"],
    ["a failed import", v.object({ a: wrong(undefined) }), "its member /a is not a schema but undefined"],
    [
      "zod inside",
      v.object({ a: wrong(z.string()) }),
      "/a is not a schema of valibot; write all of it with one library",
    ],
    ["deep inside", v.object({ a: v.array(v.object({ "b/c": wrong(null) })) }), "/a/b~1c is not a schema"],
    ["in a tuple", v.tuple([v.string(), wrong(1)]), "its member /1 is not a schema"],
    ["in a union", v.object({ a: v.union([v.string(), wrong(1)]) }), "its member /a is not a schema"],
    ["optional", v.object({ a: v.optional(wrong({})) }), "its member /a is not a schema"],
    [
      "an uncalled action",
      v.object({ a: v.pipe(v.string(), v.trim as never) }),
      "the pipe of /a contains a function; call",
    ],
  ])("%s", (_what, schema, message) => {
    for (const field of ["input", "output"]) {
      expect(() => define({ [field]: schema })).toThrow(TypeError);
      expect(() => define({ [field]: schema })).toThrow(message);
    }
  });
});

describe("a schema of valibot that no JSON can satisfy is refused when it is defined", () => {
  it.each<[string, object, string]>([
    [
      "a date",
      v.date(),
      'The input schema of component "/x" accepts no JSON: it has the type date, which JSON does not',
    ],
    ["a member", v.object({ a: v.strictObject({ when: v.date() }) }), "/a/when has the type date"],
    [
      "a map",
      v.object({ m: v.map(v.string(), v.number()) }),
      "/m has the type map, which JSON does not have; use v.rec",
    ],
    ["a set", v.set(v.string()), "it has the type set"],
    ["undefined", v.object({ a: v.undefined() }), "/a has the type undefined"],
    ["a class", v.object({ a: v.instance(URL) }), "/a has the type instance"],
    ["a file", v.looseObject({ a: v.file() }), "/a has the type file"],
    ["all members of a union", v.union([v.date(), v.set(v.string())]), "it has the type date"],
    ["one of an intersection", v.intersect([v.object({}), v.date()]), "it has the type date"],
    ["one of a tuple", v.tuple([v.string(), v.date()]), "/1 has the type date"],
    ["before a transform", v.pipe(v.date(), v.transform(Number)), "it has the type date"],
    ["not optional", v.nonOptional(v.date()), "it has the type date"],
  ])("as an input: %s", (_what, input, message) => {
    expect(() => define({ input })).toThrow(TypeError);
    expect(() => define({ input })).toThrow(message);
  });

  it.each<[string, object, string]>([
    [
      "a map",
      v.object({ m: v.map(v.string(), v.number()) }),
      "/m has the type map, which JSON does not have; add v.tr",
    ],
    [
      "a set at the end of a pipe",
      v.pipe(
        v.string(),
        v.transform(() => new Set()),
        v.set(v.string()),
      ),
      "the type set",
    ],
    ["a symbol", v.symbol(), "it has the type symbol"],
  ])("as an output: %s", (_what, output, message) => {
    expect(() => define({ output })).toThrow(message);
  });

  it.each<[string, object]>([
    [
      "optional",
      v.object({ a: v.optional(v.date()), b: v.nullish(v.map(v.string(), v.string())), c: v.exactOptional(v.date()) }),
    ],
    ["nullable", v.nullable(v.date())],
    ["one of a union", v.union([v.date(), v.string()])],
    [
      "parsed",
      v.pipe(
        v.string(),
        v.transform((text) => new Date(text)),
        v.date(),
      ),
    ],
    ["with a fallback", v.object({ a: v.fallback(v.date(), new Date(0)) })],
    ["absent items", v.object({ a: v.array(v.date()), b: v.record(v.string(), v.date()) })],
    ["absent rest", v.objectWithRest({ a: v.string() }, v.date())],
    ["absent rest of a tuple", v.tupleWithRest([v.string()], v.date())],
    ["choices", v.object({ a: v.picklist(["date", "map"]), b: v.enum({ A: "date" }), c: v.literal(1) })],
    ["variants", v.variant("t", [v.object({ t: v.literal("a") }), v.object({ t: v.literal("b"), d: v.date() })])],
    ["big integers, for which an option exists", v.object({ n: v.bigint() })],
    ["recursive", Tree],
    ["custom", v.custom<string>((value) => typeof value === "string")],
    ["with actions", v.pipe(v.string(), v.trim(), v.minLength(1), v.description("text"))],
  ])("takes as an input: %s", (_what, input) => {
    expect(() => define({ input })).not.toThrow();
  });

  it.each<[string, object]>([
    ["dates and undefined, which JSON turns into a text and null", v.object({ a: v.date(), b: v.undefined() })],
    [
      "a map that is transformed",
      v.pipe(
        v.map(v.string(), v.number()),
        v.transform((map) => [...map]),
      ),
    ],
  ])("takes as an output: %s", (_what, output) => {
    expect(() => define({ output })).not.toThrow();
  });
});
