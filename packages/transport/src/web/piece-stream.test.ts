import { describe, expect, it, vi } from "vitest";
import { PieceStream } from "./piece-stream.ts";

const sinkOf = () => {
  const written: unknown[] = [];
  const sink = {
    send: vi.fn(),
    open: vi.fn(),
    onLost: vi.fn(),
    write: (piece: unknown) => written.push(piece),
    end: () => written.push("end"),
  };
  return { sink, written };
};

describe("a body that is written piece by piece", () => {
  it("reaches the stream in order, whenever its reader begins", async () => {
    const body = new PieceStream(() => {});
    body.write("a");
    body.write(Uint8Array.of(0x62));
    const text = new Response(body.stream).text();
    await Promise.resolve();
    body.write("c");
    body.close();
    await expect(text).resolves.toBe("abc");
  });

  it("reaches the sink that it is forwarded to, past and future pieces in order", () => {
    const { sink, written } = sinkOf();
    const body = new PieceStream(() => {});
    body.write("a");
    body.forwardTo(sink);
    body.write("b");
    body.close();
    body.close();
    expect(written).toEqual(["a", "b", "end"]);
  });

  it("ends the sink at once if it has ended before", () => {
    const { sink, written } = sinkOf();
    const body = new PieceStream(() => {});
    body.write("a");
    body.close();
    body.forwardTo(sink);
    expect(written).toEqual(["a", "end"]);
  });

  it("reports that its reader has canceled, unless it is forwarded", async () => {
    const onCancel = vi.fn();
    await new PieceStream(onCancel).stream.cancel();
    expect(onCancel).toHaveBeenCalledOnce();
    const { sink, written } = sinkOf();
    const body = new PieceStream(onCancel);
    body.forwardTo(sink);
    await body.stream.cancel();
    body.write("a");
    expect([onCancel.mock.calls.length, written]).toEqual([1, ["a"]]);
  });
});
