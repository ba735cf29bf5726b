import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileJson, wellFormedValue } from "../../../../tests/support/data/json-values.ts";
import { cut, readAsRuntime } from "../../../../tests/support/wire/runtime-sse-reader.ts";
import { EVENT_STREAM_HEADERS, KEEP_ALIVE_COMMENT, toEvent } from "./sse-writer.ts";

const encoder = new TextEncoder();

function toBytes(...pieces: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? encoder.encode(piece) : piece)));
}

/** Lengths of network reads, most of them short enough to cut characters. */
const reads = fc.array(fc.oneof(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4_096 })), {
  minLength: 1,
  maxLength: 20,
});

describe("events as a runtime reads them", () => {
  it("wire.md#lost-text: nothing is lost at any cut, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(hostileJson, { minLength: 1, maxLength: 6 }), reads, (values, lengths) => {
        const events = values.flatMap((value, index) => {
          const event = toEvent(JSON.stringify(value));
          return index % 2 === 0 ? [event] : [KEEP_ALIVE_COMMENT, event];
        });
        expect(readAsRuntime(cut(toBytes(...events), lengths))).toEqual(values.map(wellFormedValue));
      }),
      { numRuns: 1_000 },
    );
  });

  it("every byte is printable ASCII or the line feed, one data line per event", () => {
    fc.assert(
      fc.property(hostileJson, (value) => {
        const text = Buffer.from(toBytes(toEvent(JSON.stringify(value)))).toString("latin1");
        expect(text).toMatch(/^data: [\x20-\x7f]+\n\n$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it("wire.md#lost-text: the model loses raw UTF-8, lone surrogates, CRLF and unfinished events, as runtimes do", () => {
    const raw = toBytes('data: "日本"\n\n');
    expect(readAsRuntime([raw])).toEqual(["日本"]);
    expect(readAsRuntime(cut(raw, [8]))).toEqual([]);
    // Two reads that share a character are dropped. The rest is still JSON, so text is lost silently.
    const shared = [toBytes('data: "ab'), Uint8Array.of(0x63, 0xc3), Uint8Array.of(0xa9, 0x64), toBytes('e"\n\n')];
    expect(readAsRuntime(shared)).toEqual(["abe"]);
    expect(readAsRuntime([toBytes('data: "\\ud83d"\n\n')])).toEqual([]);
    expect(readAsRuntime([toBytes('data: "\\ud83d\\ude00 \\\\ud83d"\n\n')])).toEqual(["😀 \\ud83d"]);
    for (const dropped of [
      "data: 1\r\n\r\n",
      "data:1\n\n",
      "data: [1,\ndata: 2]\n\n",
      "data: 1\n",
      "\uFEFFdata: 1\n\n",
    ]) {
      expect(readAsRuntime([toBytes(dropped)])).toEqual([]);
    }
  });
});

describe("the bytes of an event", () => {
  it.each([
    ['{"a":1}', 'data: {"a":1}\n\n'],
    ['"é"', 'data: "\\u00e9"\n\n'],
    ['"\u2028\u0085"', 'data: "\\u2028\\u0085"\n\n'],
    ['"😀"', 'data: "\\ud83d\\ude00"\n\n'],
    ['"\\ud83d"', 'data: "\\ufffd"\n\n'],
    ['"\\n\x7f"', 'data: "\\n\x7f"\n\n'],
  ])("of %j", (json, event) => {
    expect(new TextDecoder().decode(toBytes(toEvent(json)))).toBe(event);
  });

  it("1 MB of Chinese takes six bytes per character", () => {
    const event = toEvent(JSON.stringify("漢".repeat(350_000)));
    expect(toBytes(event)).toHaveLength("data: ".length + 2 + 6 * 350_000 + 2);
  });

  it("wire.md#event-streams: the headers select the stream and keep proxies from holding it back", () => {
    expect(EVENT_STREAM_HEADERS).toEqual({
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    expect(KEEP_ALIVE_COMMENT).toMatch(/^: .*\n\n$/);
  });
});
