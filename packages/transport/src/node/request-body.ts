import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";

/** What became of a body. `start` is its beginning, enough to find a request's id in. */
export type BodyOutcome =
  | { readonly kind: "whole"; readonly text: string }
  | { readonly kind: "notUtf8" | "tooLarge"; readonly start: string };

const MAX_START_BYTES = 4_096;

/**
 * Collects a body of at most `limitBytes`. Bytes are joined before they are decoded, since runtimes send raw UTF-8
 * (docs/internals/wire.md#lost-text). `done` is not called for a peer that leaves before the end.
 */
export function readBody(request: IncomingMessage, limitBytes: number, done: (outcome: BodyOutcome) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  request.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > limitBytes) {
      request.removeAllListeners("data").removeAllListeners("end");
      request.resume();
      const start = startOf([...chunks, chunk]);
      // What was collected would stay as long as the rest takes to pass.
      chunks.length = 0;
      return done({ kind: "tooLarge", start });
    }
    chunks.push(chunk);
  });
  request.on("end", () => {
    const [only] = chunks;
    const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, length);
    const text = withoutMark(bytes.toString());
    // A replacement character is either the sender's own or stands for bytes that would be lost.
    if (text.includes("\uFFFD") && !isUtf8(bytes)) done({ kind: "notUtf8", start: startOf([bytes]) });
    else done({ kind: "whole", text });
  });
  request.on("error", () => {});
}

/** A byte order mark is no part of the text; web-standard decoders drop it too. */
function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function startOf(chunks: readonly Buffer[]): string {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  return Buffer.concat(chunks, Math.min(length, MAX_START_BYTES)).toString();
}
