import { describe, expect, it, vi } from "vitest";
import { silentLogger } from "../log/logger.ts";
import { NumberPolicy } from "../numbers/number-policy.ts";
import { StoredBlob } from "./stored-blob.ts";

const numbers = new NumberPolicy("warn", silentLogger);

describe("StoredBlob", () => {
  it("reads a value of its own for each caller from text", async () => {
    const blob = StoredBlob.fromText('{"a":"ü"}', "flow", { isExact: true });
    const [first, second] = [await blob.read(numbers), await blob.read(numbers)];
    expect([first, second]).toEqual([{ a: "ü" }, { a: "ü" }]);
    expect(first).not.toBe(second);
    expect({ text: blob.text, type: blob.type, isExact: blob.isExact }).toEqual({
      text: '{"a":"ü"}',
      type: "flow",
      isExact: true,
    });
  });

  it("returns a parsed value to its first reader without parsing it again, and copies to the others", async () => {
    const value = { a: [1] };
    const blob = StoredBlob.fromValue(value, "data", numbers);
    const read = vi.spyOn(numbers, "read");
    expect(await blob.read(numbers)).toBe(value);
    expect(read).not.toHaveBeenCalled();
    value.a.push(2);
    expect(await blob.read(numbers)).toEqual({ a: [1] });
    expect(await blob.read(numbers)).toEqual({ a: [1] });
    expect({ text: blob.text, isExact: blob.isExact }).toEqual({
      text: '{"a":[1]}',
      isExact: false,
    });
  });
});
