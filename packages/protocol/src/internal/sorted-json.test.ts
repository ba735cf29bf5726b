import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeSortedJson } from "./sorted-json.ts";

describe("writeSortedJson", () => {
  it.each([
    [{ b: 1, a: { d: 2, c: [3, { f: 1, e: null }] } }, '{"a":{"c":[3,{"e":null,"f":1}],"d":2},"b":1}'],
    [{ 2: 2, 10: 1, a: "ü\u2028\u007f\u0001/" }, '{"10":1,"2":2,"a":"ü\u2028\u007f\\u0001/"}'],
    [{ "😀": 1, "\uffee": 2, é: 1, z: 2 }, '{"z":2,"é":1,"\uffee":2,"😀":1}'],
    [[1e-6, 1e-5, 2 ** 64, 1e21, 0, -0, 3, 0.1], "[1e-6,0.00001,1.8446744073709552e+19,1e+21,0,0,3,0.1]"],
    [[9007199254740993n, "x", true, undefined], '[9007199254740993,"x",true,null]'],
  ])("case %#: as runtimes 0.12 and 0.13 write it", (value, text) => {
    expect(writeSortedJson(value)).toBe(text);
  });

  it("keeps every value, and orders members by their bytes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        expect(JSON.parse(writeSortedJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    const name = fc.string({ unit: "binary", minLength: 1 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        fc.pre(Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0);
        const object = Object.fromEntries([b, a].map((each) => [each, 1]));
        expect(writeSortedJson(object)).toBe(`{${JSON.stringify(a)}:1,${JSON.stringify(b)}:1}`);
      }),
    );
  });
});
