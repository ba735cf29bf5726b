import { describe, expect, it } from "vitest";
import { createReference } from "./expression.ts";
import { toDataJson, toTemplateJson } from "./template-json.ts";

const input = createReference(($input) => ({ $input }));
const cyclic: { self?: unknown } = {};
cyclic.self = { list: [cyclic] };

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)];
}

describe.each([
  ["a template", toTemplateJson],
  ["data", toDataJson],
])("%s", (_what, write) => {
  it("is written as JSON would write it", () => {
    const value = { kept: [1, null], left: undefined, at: new Date(0), zero: -0, ["__proto__"]: "own" };
    expect(JSON.stringify(write(value, "It"))).toBe(
      '{"kept":[1,null],"at":"1970-01-01T00:00:00.000Z","zero":0,"__proto__":"own"}',
    );
    expect(Object.is((write(value, "It") as typeof value).zero, 0)).toBe(true);
    expect(write(undefined, "It")).toBeNull();
  });

  it.each([
    [Number.NaN, "It.a[1] is NaN, which JSON cannot represent."],
    [Number.NEGATIVE_INFINITY, "It.a[1] is -Infinity, which JSON cannot represent."],
    [undefined, "It.a[1] is undefined, which JSON writes as null in an array: use null, or leave it out."],
    [new Array(1), "It.a[1][0] is undefined, which JSON writes as null in an array: use null, or leave it out."],
    [1n, "It.a[1] is a bigint, which a flow cannot contain."],
    [() => 1, "It.a[1] is a function, which a flow cannot contain."],
    [Symbol("s"), "It.a[1] is a symbol, which a flow cannot contain."],
    [new Map(), "It.a[1] is a Map, which JSON cannot hold: convert it to an object or array."],
    [new Set(), "It.a[1] is a Set, which JSON cannot hold: convert it to an object or array."],
    [Promise.resolve(), "It.a[1] is a Promise: await it."],
    [{ toJSON: () => Number.NaN }, "It.a[1] is NaN, which JSON cannot represent."],
  ])("names the place of a value that JSON cannot represent: %s", (value, message) => {
    expect(() => write({ a: [1, value] }, "It")).toThrow(new TypeError(message));
  });

  it("is limited in depth, so that circular values fail", () => {
    const message = "It is nested deeper than 120 levels or contains itself.";
    expect(() => write(cyclic, "It")).toThrow(new TypeError(message));
    const itself = { toJSON: () => itself };
    expect(() => write(itself, "It")).toThrow(new TypeError(message));
    expect(() => write(nested(121), "It")).toThrow(new TypeError(message));
    expect(write(nested(120), "It")).toEqual(nested(120));
  });

  it("is a copy", () => {
    const value = { deep: { list: [1] } };
    const copy = write(value, "It");
    value.deep.list.push(2);
    expect(copy).toEqual({ deep: { list: [1] } });
  });
});

describe("an expression", () => {
  it("is written at any place of a template", () => {
    expect(toTemplateJson({ a: [input, { b: input }] }, "It")).toEqual({
      a: [{ $input: "$" }, { b: { $input: "$" } }],
    });
  });

  it("is refused in data, and in objects with keys that make them data", () => {
    expect(() => toDataJson({ a: [input] }, "It")).toThrow(
      "It.a[0] is an expression, which would not be evaluated here",
    );
    const mixed = () => toTemplateJson({ a: { $from: 1, to: input } }, "It");
    expect(mixed).toThrow("It.a.to is an expression, which would not be evaluated here:");
    expect(mixed).toThrow('objects with a key that starts with "$"');
  });
});
