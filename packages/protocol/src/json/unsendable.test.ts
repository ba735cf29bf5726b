import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeIssues } from "../validation/describe-issues.ts";
import * as limits from "./limits.ts";
import { findUnsendable } from "./unsendable.ts";

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
    ["dates", { at: new Date(0) }],
    ["objects with toJSON", { toJSON: () => "text", map: new Map() }],
    ["members whose toJSON returns undefined, which JSON leaves out", { a: { toJSON: () => undefined } }],
    ["an object whose toJSON returns itself", { n: 1, toJSON: returnThis }],
    ["a toJSON that depends on its key", { a: { toJSON: (key: string) => (key === "a" ? 1 : Number.NaN) } }],
    [
      "class instances",
      new (class Point {
        x = 1;
      })(),
    ],
    ["objects without a prototype", Object.assign(Object.create(null), { a: 1 })],
    ["nesting at the limit of runtimes", nest(120)],
    ["wrapper objects of primitive values", { n: Object(1), s: Object("s"), b: Object(true) }],
    ["bytes with toJSON", Buffer.from("a")],
    ["a module namespace", limits],
  ])("accepts %s", (_what, value) => {
    expect(findUnsendable(value)).toBeUndefined();
  });

  it("accepts bigint if it can be written", () => {
    expect(findUnsendable({ n: 1n }, { bigints: true })).toBeUndefined();
  });

  class Account {
    name = "a";
    readonly #id = 7;
    get id(): number {
      return this.#id;
    }
  }
  class Hidden {
    readonly #id = 7;
    show(): number {
      return this.#id;
    }
  }
  function* generate() {
    yield 1;
  }

  it.each<[string, unknown, string]>([
    ["a promise", { id: Promise.resolve(1) }, "/id is a Promise: await it"],
    ["promises of a list", [1, 2].map(async (n) => n), "/0 is a Promise: await it"],
    [
      "a query that starts when it is awaited",
      {
        rows: new (class Query {
          then() {}
        })(),
      },
      "/rows is a Promise: await it",
    ],
    ["an error", { error: new TypeError("boom") }, "/error is a TypeError, which JSON cannot hold: use its message"],
    [
      "an exception of the DOM",
      { e: new DOMException("no", "AbortError") },
      "/e is a DOMException, which JSON cannot hold: use its message",
    ],
    [
      "a typed array",
      { b: new Uint8Array(1) },
      "/b is a Uint8Array, which JSON cannot hold: store the bytes with ctx.putBinary",
    ],
    ["a view", { b: new DataView(new ArrayBuffer(1)) }, "/b is a DataView, which JSON cannot hold: store the bytes"],
    ["a buffer", { b: new ArrayBuffer(1) }, "/b is an ArrayBuffer, which JSON cannot hold: store the bytes"],
    ["a file", { b: new Blob(["x"]) }, "/b is a Blob, which JSON cannot hold: store the bytes"],
    ["a stream", { b: new ReadableStream() }, "/b is a ReadableStream, which JSON cannot hold: store the bytes"],
    ["a response", new Response("x"), "is a Response, which JSON cannot hold: await its json()"],
    ["a request", new Request("http://a.example"), "is a Request, which JSON cannot hold: await its json()"],
    ["headers", { h: new Headers() }, "/h is a Headers, which JSON cannot hold: convert it with Object.fromEntries"],
    ["a form", new FormData(), "is a FormData, which JSON cannot hold: convert it with Object.fromEntries"],
    [
      "a query string",
      { q: new URLSearchParams("a=1") },
      "/q is a URLSearchParams, which JSON cannot hold: convert it",
    ],
    ["a generator", { rows: generate() }, "/rows is a Generator, which JSON cannot hold: convert it with Array.from"],
    [
      "an iterator",
      { keys: new Map().keys() },
      "/keys is an iterator, which JSON cannot hold: convert it with Array.from",
    ],
    ["a pattern", { r: /a/ }, "/r is a RegExp, which JSON cannot hold: use its source"],
    ["a weak map", { m: new WeakMap() }, "/m is a WeakMap, which JSON cannot hold: leave it out"],
    ["an invalid date", { at: new Date(Number.NaN) }, "/at is an invalid Date, which JSON writes as null"],
    ["undefined in a list", [1, undefined], "/1 is undefined, which JSON writes as null in an array"],
    ["a hole in a list", new Array(1), "/0 is undefined, which JSON writes as null in an array"],
    ["a method of an object", { a: 1, save: () => 1 }, "/save is a function, which JSON cannot hold"],
    ["a symbol in a member", { a: Symbol("s") }, "/a is a symbol, which JSON cannot hold"],
    [
      "a bigint",
      { rows: [{ id: 5n }] },
      "/rows/0/id is a bigint, which JSON cannot hold: use a string, or set the option bigNumbers",
    ],
    [
      "a getter of a class",
      { a: new Account() },
      '/a is an instance of Account, whose member "id" JSON would leave out',
    ],
    ["a getter of a base class", new (class Sub extends Account {})(), 'is an instance of Sub, whose member "id"'],
    ["a class with private members only", new Hidden(), "is an instance of Hidden without members of its own"],
    [
      "a getter that throws",
      Object.defineProperty({}, "late", {
        enumerable: true,
        get: () => {
          throw new Error("not yet");
        },
      }),
      "/late cannot be read: not yet",
    ],
    [
      "a toJSON that throws",
      {
        a: {
          toJSON: () => {
            throw new Error("not yet");
          },
        },
      },
      "/a has a toJSON that throws: not yet",
    ],
  ])("finds %s, with its place and a remedy", (_what, value, text) => {
    expect(describeIssues([findUnsendable(value) ?? { pointer: "", message: "" }])).toContain(text);
    expect(describeIssues([findUnsendable(value) ?? { pointer: "", message: "" }]).indexOf(text)).toBe(0);
  });

  it("names the place of a cycle, and the object that is repeated there", () => {
    const value: Record<string, unknown> = { a: 1 };
    value["self"] = value;
    expect(findUnsendable(value)).toEqual({
      pointer: "/self",
      message: expect.stringMatching(/^is the whole value, .*circular/),
    });
    const list: unknown[] = [];
    list.push({ list });
    expect(findUnsendable({ list })).toEqual({
      pointer: "/list/0/list",
      message: expect.stringMatching(/^is the value at \/list, so that the value contains itself/),
    });
  });

  it.each<[string, unknown, string, RegExp]>([
    ["NaN", Number.NaN, "", /is NaN/],
    ["an infinity in a list", { a: [1, Number.POSITIVE_INFINITY] }, "/a/1", /is Infinity/],
    ["a map", { a: new Map([[1, 2]]) }, "/a", /is a Map.*convert/],
    ["a set in a list", [new Set()], "/0", /is a Set/],
    ["a function", () => 1, "", /is a function/],
    ["a symbol", Symbol("s"), "", /is a symbol/],
    ["a toJSON that returns undefined", { toJSON: () => undefined }, "", /toJSON that returns undefined/],
    ["a toJSON that returns a function", { toJSON: () => () => 1 }, "", /is a function/],
    ["a toJSON that returns NaN", { a: [{ toJSON: () => Number.NaN }] }, "/a/0", /is NaN/],
    ["a toJSON that returns a map", { toJSON: () => ({ a: new Map() }) }, "/a", /is a Map/],
    ["a key with slash and tilde", { "a/b~c": Number.NaN }, "/a~1b~0c", /is NaN/],
    ["nesting that runtimes refuse", nest(121), "/0".repeat(120), /nests deeper than 120 levels/],
  ])("finds %s, with its place", (_what, value, pointer, message) => {
    expect(findUnsendable(value)).toEqual({ pointer, message: expect.stringMatching(message) });
  });

  /** Values that components return, sendable or not, without parts that JSON always drops. */
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

  it("points to the exact place", () => {
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
