import { isAscii, toAsciiBytes, toWellFormedJson } from "../json/ascii-json.ts";

/** A comment that keeps idle streams open; runtimes skip it (docs/internals/wire.md#event-streams). */
export const KEEP_ALIVE_COMMENT = ": keep-alive\n\n";

/** Headers of an answer that is an event stream. */
export const EVENT_STREAM_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/event-stream",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/**
 * One event for one message: a single `data: ` line of ASCII and a blank line, LF only. Runtimes split streams at
 * network reads and throw away a read that ends inside a character, so only ASCII keeps text whole (docs/internals/wire.md#lost-text).
 */
export function toEvent(json: string): string | Uint8Array {
  const text = toWellFormedJson(json);
  return isAscii(text) ? `data: ${text}\n\n` : toAsciiBytes("data: ", text, "\n\n");
}
