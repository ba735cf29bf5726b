import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { ValueSchema } from "@bufbuild/protobuf/wkt";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromValue, toValue } from "./protobuf-value.ts";

const travel = (json: unknown): unknown => fromValue(fromBinary(ValueSchema, toBinary(ValueSchema, toValue(json))));

describe("values over gRPC", () => {
  it("arrive as they would in JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
        expect(travel(json)).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });

  it("keep fields named like members of Object.prototype", () => {
    const json: unknown = JSON.parse('{"__proto__":1,"constructor":{"toString":2}}');
    expect(JSON.stringify(travel(json))).toBe(JSON.stringify(json));
  });

  it("are null if JSON has no such value", () => {
    expect(travel([Number.NaN, Number.POSITIVE_INFINITY, undefined])).toEqual([null, null, null]);
    expect(fromValue(undefined)).toBeNull();
  });
});
