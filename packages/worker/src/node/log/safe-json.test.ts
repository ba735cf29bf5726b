import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSafeJson } from "./safe-json.ts";

const written = (value: unknown) => JSON.parse(toSafeJson(value));

describe("toSafeJson", () => {
  it("writes JSON values as JSON.stringify does", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => toSafeJson(value) === JSON.stringify(value)));
  });

  it("never throws and always returns one line of JSON", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(toSafeJson(value)).not.toContain("\n");
        expect(() => written(value)).not.toThrow();
      }),
    );
  });

  it("writes an error with its stack, own members and chain of causes", () => {
    class HttpError extends Error {
      override readonly name = "HttpError";
      readonly status = 503;
    }
    const error = new HttpError("outer", { cause: new TypeError("middle", { cause: "a string" }) });
    expect(written({ error }).error).toEqual({
      name: "HttpError",
      message: "outer",
      stack: error.stack,
      status: 503,
      cause: {
        name: "TypeError",
        message: "middle",
        stack: expect.stringContaining("safe-json.test"),
        cause: "a string",
      },
    });
  });

  it("writes the errors of an AggregateError, and an error that has an own toJSON", () => {
    const withToJson = Object.assign(new Error("kept"), { toJSON: () => "lost" });
    const { errors } = written(new AggregateError([new Error("one"), withToJson], "all failed"));
    expect(errors.map((error: Error) => error.message)).toEqual(["one", "kept"]);
  });

  it("stops at cycles, of objects and of causes, and only there", () => {
    const loop: Record<string, unknown> = { name: "loop" };
    loop["self"] = [loop];
    expect(written(loop)).toEqual({ name: "loop", self: ["[circular]"] });

    const error = new Error("outer");
    error.cause = new Error("inner", { cause: error });
    expect(written(error).cause.cause).toBe("[circular]");

    const shared = { a: 1 };
    expect(written([shared, shared, { shared }])).toEqual([shared, shared, { shared }]);
  });

  it("writes bigints as digits", () => {
    expect(written({ n: 2n ** 64n })).toEqual({ n: "18446744073709551616" });
  });

  it("names what has no content in JSON", () => {
    const fields = { pending: Promise.resolve(1), seen: new Map([[1, 2]]), at: new Date(0), empty: {} };
    expect(toSafeJson(fields)).toBe(
      '{"pending":"[Promise]","seen":"[Map]","at":"1970-01-01T00:00:00.000Z","empty":{}}',
    );
  });

  it("writes a note for a value that cannot be written", () => {
    const hostile = {
      get trap(): never {
        throw new Error("do not look");
      },
    };
    expect(written(hostile)).toBe("cannot be written: Error: do not look");
    const silent = {
      toJSON: () => {
        throw Object.create(null);
      },
    };
    expect(written(silent)).toBe("cannot be written: unknown reason");
  });
});
