import { isAscii, toAsciiBytes, toWellFormedJson } from "../json/ascii-json.ts";

/** A comment that keeps a silent stream open. Runtimes skip it. */
export const KEEP_ALIVE_COMMENT = ": keep-alive\n\n";

/** Headers of a response that is an event stream. */
export const EVENT_STREAM_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/event-stream",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/**
 * Writes a message as an event: one `data: ` line of ASCII and a blank line, with LF as line end. Runtimes decode each network
 * read on its own and drop a read that ends inside a character, so text beyond ASCII can get lost.
 */
export function toEvent(json: string): string | Uint8Array {
  const text = toWellFormedJson(json);
  return isAscii(text) ? `data: ${text}\n\n` : toAsciiBytes("data: ", text, "\n\n");
}
