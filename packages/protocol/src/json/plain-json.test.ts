import { describe, expect, it } from "vitest";
import { toPlainJson } from "./plain-json.ts";

describe("toPlainJson", () => {
  it("returns a value that JSON holds as it is", () => {
    const value = { a: [1, "b", null], at: new Date(0), missing: undefined };
    expect(toPlainJson(value)).toBe(value);
    expect(toPlainJson(undefined)).toBeUndefined();
  });

  it("keeps what can be kept of other values, and names the rest", () => {
    const circular: Record<string, unknown> = { id: 5n };
    circular["self"] = [circular];
    const late = { enumerable: true, get: (): unknown => JSON.parse("") };
    const value = Object.defineProperty(
      {
        circular,
        error: new TypeError("boom"),
        ratio: Number.NaN,
        pending: Promise.resolve(1),
        seen: new Map([[1, 2]]),
        bytes: new Uint8Array(3),
        at: new Date(Number.NaN),
        list: [undefined, () => 1],
        shown: { toJSON: () => 7n },
      },
      "late",
      late,
    );
    const plain = toPlainJson(value);
    expect(plain).toEqual({
      circular: { id: "5", self: ["[circular]"] },
      error: { name: "TypeError", message: "boom" },
      ratio: "NaN",
      pending: "[Promise]",
      seen: "[Map]",
      bytes: "[Uint8Array]",
      at: null,
      list: [null, "[function]"],
      shown: "7",
      late: "[unreadable]",
    });
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });
});
