import { EventTooLargeError } from "@stepflow/transport/client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStrictEventSplitter } from "./event-splitter.ts";

const encoder = new TextEncoder();

/** The data of the events in these pieces. */
function split(...pieces: readonly (string | Uint8Array)[]): readonly string[] {
  const events: string[] = [];
  const splitter = createStrictEventSplitter(1_000, (data) => events.push(data));
  for (const piece of pieces) splitter.feed(typeof piece === "string" ? encoder.encode(piece) : piece);
  return events;
}

describe("createStrictEventSplitter", () => {
  it.each<[string, string, readonly string[]]>([
    ["an event", "data: a\n\n", ["a"]],
    ["fields and comments around the data", "event: e\n: c\ndata: a\nid: 1\n\n", ["a"]],
    ["comments alone and empty events", ": ping\n\n\n\ndata: a\n\n\n", ["a"]],
    ["no space after the colon", "data:a\n\n", []],
    ["CRLF", "data: a\r\n\r\n", []],
    ["CR before the end of a line", "data: a\r\n\n", ["a"]],
    ["several lines of data: the first", "data: a\ndata: b\n\n", ["a"]],
    ["two spaces: one is data", "data:  a\n\n", [" a"]],
    ["no empty line at the end", "data: a\n\ndata: b\n", ["a"]],
    ["a byte order mark", "\ufeffdata: a\n\ndata: b\n\n", ["b"]],
  ])("wire.md#event-streams: %s", (_what, stream, events) => {
    expect(split(stream)).toEqual(events);
  });

  it("wire.md#lost-text: a chunk that starts or ends inside a character is dropped as a whole", () => {
    const bytes = encoder.encode("data: x€y\n\ndata: z\n\n");
    expect(split(bytes)).toEqual(["x€y", "z"]);
    expect(split(bytes.subarray(0, 8), bytes.subarray(8))).toEqual([]);
    // Only the piece in the middle is lost: what is left is an event, with text missing.
    expect(split("data: <", encoder.encode("ab€").subarray(0, 4), ">\n\n")).toEqual(["<>"]);
  });

  it("wire.md#lost-text: ASCII may be cut anywhere", () => {
    const text = 'data: {"a":1}\n\n: ping\n\nevent: e\ndata: {"b":2}\n\n';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (places) => {
        const cuts = [0, ...places.toSorted((a, b) => a - b), text.length];
        expect(split(...cuts.slice(1).map((end, index) => text.slice(cuts[index], end)))).toEqual([
          '{"a":1}',
          '{"b":2}',
        ]);
      }),
    );
  });

  it("throws for an event that is too large", () => {
    expect(() => split("data: ".padEnd(1_001, "x"))).toThrow(EventTooLargeError);
  });
});
