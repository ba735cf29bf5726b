import { describe, expect, it } from "vitest";
import { readWithin, StreamTooLongError } from "./read-within.ts";

function readerOf(...chunks: number[][]): { read(): Promise<{ done: boolean; value?: Uint8Array }> } {
  const left = chunks.map((chunk) => Uint8Array.from(chunk));
  return {
    read: async () => {
      const value = left.shift();
      return value === undefined ? { done: true } : { done: false, value };
    },
  };
}

describe("readWithin", () => {
  it("joins the chunks of a stream within the limit", async () => {
    expect([...(await readWithin(readerOf(), 0))]).toEqual([]);
    expect([...(await readWithin(readerOf([1, 2]), 2))]).toEqual([1, 2]);
    expect([...(await readWithin(readerOf([1, 2], [], [3]), 3))]).toEqual([1, 2, 3]);
  });

  it("stops at the chunk that exceeds the limit, and returns what was received", async () => {
    const reader = readerOf([1, 2], [3], [4]);
    const error = await readWithin(reader, 2).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StreamTooLongError);
    const { receivedBytes, start, message } = error as StreamTooLongError;
    expect({ receivedBytes, start: [...start], message }).toEqual({
      receivedBytes: 3,
      start: [1, 2, 3],
      message: "The stream holds more than 2 bytes.",
    });
    expect((await reader.read()).value).toEqual(Uint8Array.of(4));
  });

  it("keeps no more than the beginning of a long stream", async () => {
    const chunks = [Array(3_000).fill(1), Array(3_000).fill(2), Array(3_000).fill(3)];
    const error = await readWithin(readerOf(...chunks), 8_999).catch((thrown: unknown) => thrown);
    const { receivedBytes, start } = error as StreamTooLongError;
    expect([receivedBytes, start.byteLength, start.buffer.byteLength]).toEqual([9_000, 4_096, 4_096]);
    expect([start[2_999], start[3_000], start[4_095]]).toEqual([1, 2, 2]);
  });

  it("rejects with the error of the stream", async () => {
    const reader = { read: () => Promise.reject(new Error("broken")) };
    await expect(readWithin(reader, 1)).rejects.toThrow("broken");
  });
});
