import { expect, it } from "vitest";
import { hasDoubles } from "../flow/has-doubles.ts";
import { DoubleValue, writeDoubles, writeMessage } from "./message-json.ts";

it.each([
  [1, "1.0"],
  [-3, "-3.0"],
  [-0, "-0.0"],
  [2.5, "2.5"],
  [1e15, "1000000000000000.0"],
  [1e21, "1e+21"],
  ["1.0,", '"1.0,"'],
  [{ a: [1, null, true], b: undefined, 'ü"': {} }, '{"a":[1.0,null,true],"ü\\"":{}}'],
  [undefined, "null"],
])("%j is written as %s", (value, json) => {
  expect(writeDoubles(value)).toBe(json);
});

it("numbers of a message stay whole, those of its values are doubles", () => {
  const message = { status: 2, items: [{ itemIndex: 0, output: new DoubleValue({ n: 1 }) }], left: undefined };
  expect(writeMessage(message)).toBe('{"status":2,"items":[{"itemIndex":0,"output":{"n":1.0}}]}');
});

it.each([
  ['{"a":3.0}', true],
  ['{"a":[10.0,2]}', true],
  ['{"a":3}', false],
  ['{"a":3.05,"b":30}', false],
  ['{"a":"3.0,","b\\"1.0}":"\\\\"}', false],
])("doubles in %s: %s", (json, found) => {
  expect(hasDoubles(json)).toBe(found);
});
