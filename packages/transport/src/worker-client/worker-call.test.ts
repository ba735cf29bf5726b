import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { connect, connectStream } from "../../../../tests/support/workers/scripted-connection.ts";
import { EVENT_STREAM, type scriptStream } from "../../../../tests/support/workers/scripted-worker.ts";
import type { WorkerTransportError } from "./worker-call-errors.ts";

describe("event streams", () => {
  it("answers.stream: end with the result; comments and other fields are not events", async () => {
    const { client, stream, opened } = connectStream();
    const onComment = vi.fn();
    const result = client.request("components/execute", {}, { onComment });
    const id = await opened;
    stream.write(": keep-alive\n\nevent: message\nid: 7\nretry: 5\n");
    stream.event({ id, result: { output: "ü😀" } });
    stream.end();
    await expect(result).resolves.toEqual({ output: "ü😀" });
    expect(onComment.mock.calls).toEqual([["keep-alive"]]);
  });

  it("are read at any cut of their bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.string({ unit: "binary" }),
        fc.infiniteStream(fc.nat({ max: 9 })),
        async (value, text, cuts) => {
          const { client } = connect(({ message }) => {
            const event = (members: object) => `data: ${JSON.stringify({ jsonrpc: "2.0", ...members })}\n\n`;
            const bytes = new TextEncoder().encode(
              `: c\n\n${event({ id: "other", result: 0 })}${event({ id: message.id, result: [value, text] })}`,
            );
            const body = new ReadableStream<Uint8Array>({
              start: (controller) => {
                for (let at = 0; at < bytes.length; ) {
                  const next = at + 1 + cuts.next().value;
                  controller.enqueue(bytes.slice(at, next));
                  at = next;
                }
                controller.close();
              },
            });
            return new Response(body, { headers: EVENT_STREAM });
          });
          const expected = JSON.parse(
            JSON.stringify([value, new TextDecoder().decode(new TextEncoder().encode(text))]),
          );
          expect(JSON.parse(JSON.stringify(await client.request("m", {})))).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("wire.md#event-streams: skip and log events that are not a message or belong to another call", async () => {
    const { client, stream, opened, log } = connectStream();
    const result = client.request("m", {});
    const id = await opened;
    stream.write("data: {torn\n\ndata: []\n\ndata: 5\n\n");
    stream.event({ id: "other", result: "wrong" });
    stream.event({ method: "progress", params: {} });
    stream.event({ id, result: "right" });
    stream.event({ id, result: "too late" });
    stream.end();
    await expect(result).resolves.toBe("right");
    expect(log).toEqual(Array(5).fill("Skipped an event."));
  });

  it("may stay open after the result: the client cancels them without waiting", async () => {
    const { client, stream, opened } = connectStream();
    const result = client.request("m", {});
    stream.event({ id: await opened, result: 1 });
    await expect(result).resolves.toBe(1);
    await stream.cancelled;
    await vi.waitFor(() => expect(client.active).toBe(0));
  });

  it("an error can be the last event", async () => {
    const { client, stream, opened } = connectStream();
    const result = client.request("m", {});
    stream.event({ id: await opened, error: { code: -32003, message: "Input is invalid." } });
    stream.end();
    await expect(result).rejects.toThrow("Worker refused m (-32003): Input is invalid.");
  });

  it.each<readonly [string, (stream: ReturnType<typeof scriptStream>, id: string) => void, string]>([
    ["at once", (stream) => stream.end(), "m: the event stream ended without the result."],
    [
      "before the blank line of the last event",
      (stream, id) => {
        stream.write(`data: {"jsonrpc":"2.0","id":"${id}","result":1}\n`);
        stream.end();
      },
      "m: the event stream ended without the result.",
    ],
    [
      "by an error",
      (stream) => stream.fail(new TypeError("terminated", { cause: new Error("other side closed") })),
      "m: the event stream broke off without the result: terminated: other side closed.",
    ],
  ])("that end without a result, %s, are a clear error", async (_how, end, message) => {
    const { client, stream, opened } = connectStream();
    const result = client.request("m", {});
    end(stream, await opened);
    const error = await failureOf<WorkerTransportError>(result);
    expect([error.name, error.reason, error.message]).toEqual(["WorkerTransportError", "streamEnded", message]);
    expect(client.active).toBe(0);
  });

  it("an event over the limit ends the stream", async () => {
    const { client, stream, opened } = connectStream({ maxEventBytes: 1_000 });
    const result = client.request("m", {});
    await opened;
    for (let piece = 0; piece < 3; piece++) stream.write(`${piece === 0 ? "data: " : ""}${"x".repeat(500)}`);
    const error = await failureOf<WorkerTransportError>(result);
    expect([error.reason, error.message]).toEqual(["tooLarge", "m: An event is larger than 1000 bytes."]);
    await stream.cancelled;
  });
});
