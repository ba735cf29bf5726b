import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut } from "../../../../tests/support/wire/runtime-sse-reader.ts";
import { drainBody, readWebBody } from "./web-body.ts";

function toBody(chunks: readonly Uint8Array[], cancelled: () => void = () => {}): { body: ReadableStream<Uint8Array> } {
  let next = 0;
  return {
    body: new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks[next++];
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
      cancel: cancelled,
    }),
  };
}

describe("reading a body", () => {
  it("wire.md#lost-text: joins the bytes before it decodes them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
        async (text, lengths) => {
          const bytes = new TextEncoder().encode(text);
          const outcome = await readWebBody(toBody(cut(bytes, lengths)), bytes.length);
          expect(outcome).toEqual({ kind: "whole", text: new TextDecoder().decode(bytes) });
        },
      ),
    );
  });

  it("a missing body is an empty text", async () => {
    await expect(readWebBody({ body: null }, 10)).resolves.toEqual({ kind: "whole", text: "" });
  });

  it("detects bytes that are not UTF-8, and returns the beginning of the text", async () => {
    const bytes = Uint8Array.of(0x7b, 0xc3, 0x28);
    await expect(readWebBody(toBody([bytes]), 10)).resolves.toEqual({ kind: "notUtf8", text: "{\uFFFD(" });
  });

  it("ends at the limit with the beginning, and cancels the rest unless it is to be drained", async () => {
    const chunks = Array.from({ length: 100 }, () => new Uint8Array(1_000).fill(0x78));
    let cancelled = 0;
    const outcome = await readWebBody(
      toBody(chunks, () => cancelled++),
      5_500,
    );
    expect([outcome.kind, outcome.text]).toEqual(["tooLarge", "x".repeat(4_096)]);
    expect(cancelled).toBe(1);
    const drained = toBody(chunks, () => cancelled++);
    let done: Promise<void> | undefined;
    const again = await readWebBody(drained, 5_500, (reader) => {
      done = drainBody(reader);
      return done;
    });
    await done;
    expect([again.kind, cancelled]).toEqual(["tooLarge", 1]);
  });

  it("rejects if the body breaks off", async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(Uint8Array.of(0x7b));
        controller.error(new Error("cut"));
      },
    });
    await expect(readWebBody({ body }, 10)).rejects.toThrow("cut");
  });
});
