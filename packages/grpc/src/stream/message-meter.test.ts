import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MessageMeter } from "./message-meter.ts";

function frame(length: number): Uint8Array {
  const bytes = new Uint8Array(5 + length).fill(1);
  new DataView(bytes.buffer).setUint32(1, length);
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe("MessageMeter", () => {
  it("counts the missing bytes of the current message, wherever the body is cut", () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }), cuts, (lengths, sizes) => {
        const body = concat(lengths.map(frame));
        const expected = lengths.flatMap((length) => [
          0,
          0,
          0,
          0,
          ...Array.from({ length: length + 1 }, (_, index) => length - index),
        ]);
        const meter = new MessageMeter();
        for (let at = 0, turn = 0; at < body.length; turn++) {
          const end = Math.min(body.length, at + (sizes[turn % sizes.length] ?? 1));
          meter.add(body.subarray(at, end));
          expect(meter.missingBytes).toBe(expected[end - 1]);
          at = end;
        }
      }),
    );
  });
});
