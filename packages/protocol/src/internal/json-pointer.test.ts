import fc from "fast-check";
import { expect, it } from "vitest";
import { escapePointerKey, fromPointer, toPointer } from "./json-pointer.ts";

it("escapes ~ and /", () => {
  expect(escapePointerKey("a/b~c")).toBe("a~1b~0c");
  expect(toPointer([])).toBe("");
  expect(toPointer([""])).toBe("/");
  expect(toPointer(["a/b", "m~n", 0])).toBe("/a~1b/m~0n/0");
  expect(toPointer([Symbol("s")])).toBe("/Symbol(s)");
});

it("reads back every key that it wrote", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom("~", "/", "0", "1", "a") })), (keys) => {
      expect(fromPointer(toPointer(keys))).toEqual(keys);
    }),
  );
});
