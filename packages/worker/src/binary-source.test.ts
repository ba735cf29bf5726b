import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { toBytes } from "./binary-source.ts";
import type { BinarySource } from "./context.ts";

const BYTES = Uint8Array.of(0, 1, 254, 255);

describe("toBytes", () => {
  it.each<[string, () => unknown]>([
    ["bytes", () => BYTES],
    ["a part of bytes", () => Uint8Array.of(9, ...BYTES, 9).subarray(1, 5)],
    ["a buffer of bytes", () => BYTES.slice().buffer],
    ["a Buffer", () => Buffer.from(BYTES)],
    ["a view of another kind", () => new DataView(BYTES.slice().buffer)],
    ["a Blob", () => new Blob([BYTES])],
    ["a stream", () => new Blob([BYTES]).stream()],
    ["a stream of Node", () => Readable.from([Buffer.from(BYTES)])],
    ["bytes of another realm", () => runInNewContext("Uint8Array.of(0, 1, 254, 255).buffer")],
  ])("D15: reads %s", async (_what, source) => {
    expect(await toBytes(source() as BinarySource)).toEqual(BYTES);
  });

  it.each([
    ["a text", "abc", "a text: encode it"],
    ["a list of numbers", [1, 2, 3], "an array: Uint8Array.from(array)"],
    ["an object", { bytes: [1] }, "object"],
    ["null", null, "null"],
    ["nothing", undefined, "undefined"],
  ])("D15: refuses %s, which would be stored as text", async (_what, source, message) => {
    await expect(toBytes(source as unknown as BinarySource)).rejects.toThrow(TypeError);
    await expect(toBytes(source as unknown as BinarySource)).rejects.toThrow(message);
  });
});
