import { fromPointer } from "@stepflow/protocol/internal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPointer } from "./issue-pointer.ts";

describe("toPointer", () => {
  it("escapes ~ and / and unwraps segments that carry a key", () => {
    expect(toPointer([])).toBe("");
    expect(toPointer([""])).toBe("/");
    expect(toPointer(["a/b", { key: "m~n" }, 0, { key: 1 }])).toBe("/a~1b/m~0n/0/1");
    expect(toPointer([Symbol("s")])).toBe("/Symbol(s)");
  });

  it("round-trips every key", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom("~", "/", "0", "1", "a") })), (keys) => {
        expect(fromPointer(toPointer(keys))).toEqual(keys);
      }),
    );
  });
});
