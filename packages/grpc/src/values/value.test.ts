import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { ValueSchema } from "@bufbuild/protobuf/wkt";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readValue } from "./value-reader.ts";
import { type UnwritableValueError, writeValue } from "./value-writer.ts";

/** Over the wire and back. */
function travel(value: unknown, bigints = false) {
  const bytes = toBinary(ValueSchema, writeValue(value, { bigints: true }).value);
  return readValue(fromBinary(ValueSchema, bytes, { recursionLimit: 1_000 }), { bigints });
}

function nest(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

function failureOf(value: unknown): UnwritableValueError {
  try {
    writeValue(value, { bigints: true });
  } catch (error) {
    return error as UnwritableValueError;
  }
  throw new Error("Expected a failure.");
}

describe("values", () => {
  it("name at most 20 places of numbers", () => {
    const many = (number: number) => Array.from({ length: 10_000 }, () => number);
    expect(travel(many(2 ** 60)).uncertain).toHaveLength(20);
    expect(travel(many(2 ** 60), true).value).toEqual(many(0).map(() => 2n ** 60n));
    expect(writeValue(many(-0), { bigints: false }).negativeZeros).toHaveLength(20);
  });

  it("arrive as JSON would carry them", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(travel(value).value).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("keep fields that are named like members of Object", () => {
    const text = '{"__proto__":{"a":1},"constructor":2,"toString":3,"":4}';
    const { value } = travel(JSON.parse(text));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object).sort()).toEqual(["", "__proto__", "constructor", "toString"]);
    expect(JSON.parse(JSON.stringify(value))).toEqual(JSON.parse(text));
  });

  it.each([
    ["undefined", undefined],
    ["a function", () => 1],
    ["a date", new Date(0)],
    ["fields and elements that JSON drops", { a: undefined, b: () => 1, c: Symbol("x"), d: [undefined, () => 1] }],
    ["toJSON with its key", { a: { toJSON: (key: string) => `key ${key}` } }],
    ["an object whose toJSON returns undefined", { a: { toJSON: () => undefined } }],
    ["wrapped primitives", [Object(1), Object("x"), Object(false)]],
    ["numbers that JSON cannot represent", [Number.NaN, Number.POSITIVE_INFINITY]],
    [
      "inherited members, and members that are not indexes",
      Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } }),
    ],
    ["an array with holes", Array(3)],
  ])("treat %s as JSON.stringify does", (_case, value) => {
    expect(travel(value).value).toEqual(JSON.parse(JSON.stringify(value) ?? "null"));
  });

  it("that are missing are null", () => {
    expect(readValue(undefined, { bigints: false }).value).toBe(null);
  });

  it("report where numbers may have been rounded", () => {
    const value = { ok: 2 ** 53 - 1, "a/b": [2 ** 53, { "~": -(2 ** 60) }], huge: 2 ** 64, float: 1e300, half: 0.5 };
    const { uncertain, value: read } = travel(value);
    expect([...uncertain].sort()).toEqual(["/a~1b/0", "/a~1b/1/~0"]);
    expect(read).toEqual(value);
  });

  it("read such numbers as bigint if requested", () => {
    expect(travel({ big: 2 ** 60, small: 1 }, true).value).toEqual({ big: 2n ** 60n, small: 1 });
  });

  it("accept a bigint that a double can hold, and refuse others", () => {
    expect(travel([2n ** 60n, -5n]).value).toEqual([2 ** 60, -5]);
    const failure = failureOf({ a: [0, 2n ** 53n + 1n] });
    expect(failure).toMatchObject({ kind: "big", pointer: "/a/1" });
    expect(failure.message).toContain("9007199254740993");
  });

  it("refuse every bigint if not requested, as JSON does", () => {
    expect(() => writeValue({ a: 1n }, { bigints: false })).toThrow("cannot be written as JSON: it is a bigint");
  });

  it("report where −0 is", () => {
    expect(writeValue({ a: [-0, 0] }, { bigints: true }).negativeZeros).toEqual(["/a/0"]);
  });

  it("report whether there may be references", () => {
    expect(travel({ a: [{ $blob: "x" }] }).mayHoldReferences).toBe(true);
    expect(travel({ a: "$blob", b: { blob: 1 } }).mayHoldReferences).toBe(false);
  });

  it("nest as deep as runtimes accept, and no deeper", () => {
    const list = (inner: unknown): unknown => [inner];
    const object = (inner: unknown): unknown => ({ a: inner });
    expect(travel(nest(49, list)).value).toEqual(nest(49, list));
    expect(travel(nest(32, object)).value).toEqual(nest(32, object));
    expect(failureOf(nest(50, list))).toMatchObject({ kind: "deep", pointer: "/0".repeat(49) });
    expect(failureOf(nest(33, object))).toMatchObject({ kind: "deep", pointer: "/a".repeat(32) });
  });

  it("that contain themselves are refused as too deep", () => {
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    expect(failureOf(circular).kind).toBe("deep");
  });
});
