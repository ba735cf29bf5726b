import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findUnsendable } from "./output-check.ts";

function nest(depth: number): unknown {
  return depth === 0 ? 1 : [nest(depth - 1)];
}

function returnThis(this: unknown): unknown {
  return this;
}

describe("findUnsendable", () => {
  it.each<[string, unknown]>([
    ["plain values", { a: [1, "b", null, true, -0, { c: {} }] }],
    ["undefined members, which JSON leaves out", { a: undefined }],
    ["methods of an object, which JSON leaves out", { a: 1, method: () => 1 }],
    ["dates", { at: new Date(0) }],
    ["whatever knows how to write itself", { toJSON: () => "text", map: new Map() }],
    ["members that show nothing, which JSON leaves out", { a: { toJSON: () => undefined } }],
    ["what shows itself", { n: 1, toJSON: returnThis }],
    ["what tells members apart", { a: { toJSON: (key: string) => (key === "a" ? 1 : Number.NaN) } }],
    [
      "class instances",
      new (class Point {
        x = 1;
      })(),
    ],
    ["objects without a prototype", Object.assign(Object.create(null), { a: 1 })],
    ["nesting as deep as runtimes read", nest(120)],
    ["bigint, which is left to whoever writes it", { n: 1n }],
  ])("lets %s pass", (_what, value) => {
    expect(findUnsendable(value)).toBeUndefined();
  });

  it.each<[string, unknown, string, RegExp]>([
    ["NaN", Number.NaN, "", /is NaN/],
    ["an infinity in a list", { a: [1, Number.POSITIVE_INFINITY] }, "/a/1", /is Infinity/],
    ["a map", { a: new Map([[1, 2]]) }, "/a", /is a Map.*convert/],
    ["a set in a list", [new Set()], "/0", /is a Set/],
    ["a function", () => 1, "", /is a function/],
    ["a symbol", Symbol("s"), "", /is a symbol/],
    ["what shows nothing", { toJSON: () => undefined }, "", /toJSON that returns undefined/],
    ["what shows a function", { toJSON: () => () => 1 }, "", /is a function/],
    ["what shows NaN", { a: [{ toJSON: () => Number.NaN }] }, "/a/0", /is NaN/],
    ["what shows a map", { toJSON: () => ({ a: new Map() }) }, "/a", /is a Map/],
    ["a key with slash and tilde", { "a/b~c": Number.NaN }, "/a~1b~0c", /is NaN/],
    ["nesting that runtimes refuse", nest(121), "/0".repeat(120), /nests deeper than 120 levels/],
  ])("finds %s and says where", (_what, value, pointer, message) => {
    expect(findUnsendable(value)).toEqual({ pointer, message: expect.stringMatching(message) });
  });

  it("ends for a value that contains itself", () => {
    const value: Record<string, unknown> = { a: [] };
    value["self"] = value;
    expect(findUnsendable(value)?.message).toMatch(/nests deeper/);
  });

  /** Values that components return, sendable or not; without what JSON drops on purpose. */
  const values = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, tie("leaf"), fc.array(tie("value"), { maxLength: 4 }), tie("record")),
    record: fc.dictionary(fc.string({ unit: "binary" }), tie("value"), { maxKeys: 4 }),
    leaf: fc.oneof(
      fc.string({ unit: "binary" }),
      fc.boolean(),
      fc.constant(null),
      fc.double().map((number) => (Object.is(number, -0) ? 0 : number)),
      fc.constantFrom(new Map([["a", 1]]), new Set([1])),
    ),
  })).value;

  it("finds something exactly when JSON gives back another value", () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify(value);
        const isKept =
          text === JSON.stringify(JSON.parse(text)) && !holdsCollections(value) && sameNumbers(value, text);
        expect(findUnsendable(value) === undefined).toBe(isKept);
      }),
      { numRuns: 2_000 },
    );
  });

  it("points to the very place", () => {
    fc.assert(
      fc.property(values, (value) => {
        const issue = findUnsendable(value);
        fc.pre(issue !== undefined);
        const found = (issue?.pointer ?? "")
          .split("/")
          .slice(1)
          .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"))
          .reduce<unknown>((at, token) => (at as Record<string, unknown>)[token], value);
        expect(found instanceof Map || found instanceof Set || !Number.isFinite(found)).toBe(true);
      }),
    );
  });
});

function holdsCollections(value: unknown): boolean {
  if (value instanceof Map || value instanceof Set) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsCollections);
}

/** JSON writes null in the place of numbers that it cannot hold. */
function sameNumbers(value: unknown, text: string): boolean {
  return (
    JSON.stringify(value, (_key, child: unknown) =>
      typeof child === "number" && !Number.isFinite(child) ? "lost" : child,
    ) === text
  );
}
