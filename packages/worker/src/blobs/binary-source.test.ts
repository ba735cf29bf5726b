import { once } from "node:events";
import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { BlobTooLargeError, CallbackAbortedError, CallbackTimeoutError } from "@stepflow/protocol";
import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it } from "vitest";
import type { CallLimits } from "../limits/call-limits.ts";
import type { BinarySource } from "./binary-source.ts";
import { readContent, toContent } from "./binary-source.ts";

const BYTES = Uint8Array.of(0, 1, 254, 255);
const LIMITS = { timeoutMs: 20_000 };

/** A stream that produces a piece on each read, and records why it was cancelled. */
function endless(piece: unknown = BYTES) {
  const cancelled = createDeferred<unknown>();
  let given = 0;
  const stream = new ReadableStream({
    pull(controller) {
      given++;
      controller.enqueue(piece);
    },
    cancel: (reason) => cancelled.resolve(reason),
  });
  return { stream, cancelled: cancelled.promise, given: () => given };
}

describe("the bytes of a source", () => {
  it.each<[string, () => unknown]>([
    ["bytes", () => BYTES],
    ["a part of bytes", () => Uint8Array.of(9, ...BYTES, 9).subarray(1, 5)],
    ["a buffer of bytes", () => BYTES.slice().buffer],
    ["a Buffer", () => Buffer.from(BYTES)],
    ["a view of another kind", () => new DataView(BYTES.slice().buffer)],
    ["a Blob", () => new Blob([BYTES])],
    ["a File", () => new File([BYTES], "a.bin")],
    ["a stream", () => new Blob([BYTES]).stream()],
    ["a stream of Node", () => Readable.from([Buffer.from(BYTES)])],
    ["bytes of another realm", () => runInNewContext("Uint8Array.of(0, 1, 254, 255).buffer")],
  ])("blobs.binary: are those of %s", async (_what, source) => {
    expect(await readContent(toContent(source() as BinarySource), LIMITS)).toEqual(BYTES);
  });

  it.each([
    ["bytes", (bytes: Uint8Array) => bytes],
    ["a buffer", (bytes: Uint8Array) => bytes.buffer],
    ["a Buffer", (bytes: Uint8Array) => Buffer.from(bytes.buffer)],
  ])("are those that %s had at the call, whatever changes later", async (_what, toSource) => {
    const bytes = BYTES.slice();
    const content = toContent(toSource(bytes) as BinarySource);
    bytes.fill(7);
    expect(await readContent(content, LIMITS)).toEqual(BYTES);
  });

  it.each([
    ["a text", "abc", "a string: encode it"],
    ["a list of numbers", [1, 2, 3], "an array: convert numbers with Uint8Array.from(array)"],
    ["an object", { bytes: [1] }, "object"],
    ["null", null, "null"],
    ["nothing", undefined, "undefined"],
  ])("blobs.binary: %s is refused, because it would be stored as text", (_what, source, message) => {
    const take = () => toContent(source as unknown as BinarySource);
    expect(take).toThrow(TypeError);
    expect(take).toThrow(message);
  });

  it("a stream of anything else is refused, and cancelled", async () => {
    const { stream, cancelled } = endless("text");
    const refused = readContent(toContent(stream), LIMITS);
    await expect(refused).rejects.toThrow("putBinary: every chunk of the stream must hold bytes, but one is a string");
    await cancelled;
  });
});

describe("reading a stream", () => {
  it("stops at the size that the runtime accepts, and cancels the stream", async () => {
    const { stream, cancelled, given } = endless();
    const refused = readContent(toContent(stream), LIMITS, 40);
    await expect(refused).rejects.toThrow(BlobTooLargeError);
    await expect(refused).rejects.toThrow("Blob of at least 44 bytes is larger than the runtime accepts");
    expect(await cancelled).toBeInstanceOf(BlobTooLargeError);
    expect(given()).toBeLessThanOrEqual(12);
  });

  it("also ends a stream of Node that is too long or silent", async () => {
    const long: Readable = new Readable({ read: () => long.push(Buffer.alloc(10)) });
    const silent = new Readable({ read: () => {} });
    const closed = Promise.all([long, silent].map((source) => once(source, "close")));
    const read = (source: unknown, limits: CallLimits) => readContent(toContent(source as BinarySource), limits, 40);
    await expect(read(long, LIMITS)).rejects.toThrow(BlobTooLargeError);
    await expect(read(silent, { timeoutMs: 1 })).rejects.toThrow(CallbackTimeoutError);
    await closed;
  });

  it("accepts exactly that size", async () => {
    const bytes = new Uint8Array(40);
    expect(await readContent(toContent(new Blob([bytes]).stream()), LIMITS, 40)).toEqual(bytes);
  });

  it("ends at its deadline, or if the caller aborts, and cancels the stream", async () => {
    const silent = () => {
      const cancelled = createDeferred<unknown>();
      return { stream: new ReadableStream({ cancel: (reason) => cancelled.resolve(reason) }), cancelled };
    };
    const late = silent();
    await expect(readContent(toContent(late.stream), { timeoutMs: 1 })).rejects.toThrow(CallbackTimeoutError);
    expect(await late.cancelled.promise).toBeInstanceOf(CallbackTimeoutError);
    const given = silent();
    const controller = new AbortController();
    const reading = readContent(toContent(given.stream), { ...LIMITS, signal: controller.signal });
    controller.abort("enough");
    await expect(reading).rejects.toThrow(CallbackAbortedError);
    expect(await given.cancelled.promise).toMatchObject({ cause: "enough" });
  });

  it("fails with the error of the stream", async () => {
    const broken = new ReadableStream({ pull: () => Promise.reject(new Error("the disk is gone")) });
    await expect(readContent(toContent(broken), LIMITS)).rejects.toThrow("the disk is gone");
  });
});
