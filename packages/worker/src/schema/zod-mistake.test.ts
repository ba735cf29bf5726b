import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as mini from "zod/mini";
import { z as z3 } from "zod3";
import { defineComponent } from "../component/component.ts";

const define = (schemas: { input?: object; output?: object }) =>
  defineComponent({ path: "/x", ...schemas, execute: () => null as never });

/** A value that the types refuse. */
const wrong = (value: unknown): z.ZodType => value as z.ZodType;

const Node = z.object({
  name: z.string(),
  get children() {
    return z.array(Node);
  },
});

describe("a schema of zod with a member that is no schema is refused when it is defined", () => {
  it.each<[string, () => object, string]>([
    ["a literal", () => z.object({ words: wrong(1) }), "its member /words is not a schema; write z.literal(1)"],
    ["in zod/mini", () => mini.object({ words: wrong("a") }), '/words is not a schema; write z.literal("a")'],
    ["in zod 3", () => z3.object({ words: 1 as never }), "its member /words is not a schema; write z.literal(1)"],
    ["a raw shape", () => z.object({ a: wrong({ b: z.string() }) }), "/a is not a schema; wrap its members: z.object("],
    ["deep inside", () => z.object({ a: z.array(z.object({ "b/c": wrong(null) })) }), "/a/0/b~1c is not a schema"],
    ["a raw element", () => z.object({ a: z.array(wrong({})) }), "its member /a/0 is not a schema"],
    ["a function", () => z.object({ a: wrong(z.string) }), "its member /a is not a schema but a function; call it"],
    ["in a tuple", () => z.tuple([wrong(1)]), "its member /0 is not a schema"],
    ["in a union", () => z.object({ a: z.union([z.string(), wrong(1)]) }), "its member /a is not a schema"],
    ["optional", () => z.object({ a: z.optional(wrong(1)) }), "its member /a is not a schema"],
    ["in a pipe", () => z.object({ a: z.object({ b: wrong(1) }).pipe(z.any()) }), "its member /a/b is not a schema"],
  ])("%s", (_what, create, message) => {
    for (const field of ["input", "output"]) {
      expect(() => define({ [field]: create() })).toThrow(TypeError);
      expect(() => define({ [field]: create() })).toThrow(message);
    }
  });
});

describe("a schema of zod that no JSON can satisfy is refused when it is defined", () => {
  it.each<[string, object, string]>([
    [
      "a date",
      z.date(),
      'The input schema of component "/x" accepts no JSON: it has the type date, which JSON does not have; use z.',
    ],
    ["a member", z.object({ a: z.object({ when: z.date() }) }), "/a/when has the type date"],
    ["of zod/mini", mini.object({ when: mini.date() }), "/when has the type date"],
    [
      "a map",
      z.object({ m: z.map(z.string(), z.number()) }),
      "/m has the type map, which JSON does not have; use z.record()",
    ],
    ["a set", z.set(z.string()), "it has the type set"],
    ["a symbol", z.symbol(), "it has the type symbol, which JSON does not have; use a type of JSON"],
    ["undefined", z.undefined(), "it has the type undefined"],
    ["void", z.void(), "use z.null()"],
    ["NaN", z.nan(), "it has the type nan"],
    ["all members of a union", z.union([z.date(), z.set(z.string())]), "it has the type date"],
    ["one of an intersection", z.intersection(z.object({}), z.date()), "it has the type date"],
    ["one of a tuple", z.tuple([z.string(), z.date()]), "/1 has the type date"],
    ["before a transform", z.date().transform((date) => date.getTime()), "it has the type date"],
    ["readonly", z.date().readonly(), "it has the type date"],
  ])("as an input: %s", (_what, input, message) => {
    expect(() => define({ input })).toThrow(TypeError);
    expect(() => define({ input })).toThrow(message);
  });

  it.each<[string, object, string]>([
    [
      "a map",
      z.object({ m: z.map(z.string(), z.number()) }),
      "/m has the type map, which JSON does not have; add .transform(",
    ],
    [
      "after a transform",
      z
        .string()
        .transform(() => new Set<string>())
        .pipe(z.set(z.string())),
      "it has the type set",
    ],
  ])("as an output: %s", (_what, output, message) => {
    expect(() => define({ output })).toThrow(message);
  });

  it.each<[string, object]>([
    ["what is coerced", z.coerce.date()],
    ["what a function makes", z.preprocess((text) => new Date(String(text)), z.date())],
    [
      "what may be absent",
      z.object({ a: z.date().optional(), b: z.undefined().optional(), c: z.date().default(new Date()) }),
    ],
    ["what may be null", z.date().nullable()],
    ["one member of a union", z.union([z.date(), z.string()])],
    ["lists and records that may be empty", z.object({ a: z.array(z.date()), b: z.record(z.string(), z.date()) })],
    ["a codec", z.codec(z.iso.datetime(), z.date(), { decode: (text) => new Date(text), encode: String })],
    ["large integers", z.bigint()],
    ["checks of its own", z.instanceof(URL)],
    ["recursion", Node],
    ["lazy recursion", z.object({ a: z.lazy(() => Node).optional() })],
    [
      "zod 3",
      z3.object({ when: z3.coerce.date(), list: z3.array(z3.string()), u: z3.union([z3.string(), z3.null()]) }),
    ],
  ])("but not as an input: %s", (_what, input) => {
    expect(() => define({ input })).not.toThrow();
  });

  it("but not as an output: what becomes JSON", () => {
    const output = z.object({
      at: z.date(),
      nothing: z.undefined(),
      list: z.set(z.string()).transform((set) => [...set]),
    });
    expect(() => define({ output })).not.toThrow();
  });

  it("but not before the module that defines a recursive schema has ended", () => {
    const Early = z.object({
      get later() {
        return Later;
      },
    });
    expect(() => define({ input: Early })).not.toThrow();
    const Later = z.object({ n: z.number() });
  });
});
