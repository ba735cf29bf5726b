import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { type BodyOutcome, MAX_START_BYTES } from "../http/body-outcome.ts";

/**
 * Reads the body of a request. The bytes are joined before they are decoded, because a character may be split between two
 * chunks.
 *
 * @param limitBytes the rest of a larger body is dropped.
 * @param done is not called if the peer disconnects before the end.
 */
export function readBody(request: IncomingMessage, limitBytes: number, done: (outcome: BodyOutcome) => void): void {
  const declaredBytes = declaredLengthOf(request);
  let length = 0;
  // The listeners live as long as the request, which ends with the response. They keep neither the bytes nor `done` until then.
  let chunks: Buffer[] = [];
  let report: typeof done | undefined = done;
  const end = (outcome: BodyOutcome): void => {
    const reportOnce = report;
    report = undefined;
    chunks = NONE;
    reportOnce?.(outcome);
  };
  request.on("data", (chunk: Buffer) => {
    if (report === undefined) return;
    length += chunk.length;
    if (length <= limitBytes) {
      chunks.push(chunk);
      if (length === declaredBytes) end(toOutcome(chunks, length));
    } else {
      request.removeAllListeners("data").removeAllListeners("end");
      request.resume();
      end({ kind: "tooLarge", text: startOf([...chunks, chunk]) });
    }
  });
  if (declaredBytes === undefined) request.on("end", () => end(toOutcome(chunks, length)));
  request.on("error", ignore);
}

const NONE: Buffer[] = [];

function ignore(): void {}

function toOutcome(chunks: readonly Buffer[], length: number): BodyOutcome {
  const [only] = chunks;
  const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, length);
  const text = withoutByteOrderMark(bytes.toString());
  // A replacement character is either sent as such or stands for bytes that are not UTF-8.
  if (text.includes("\uFFFD") && !isUtf8(bytes)) return { kind: "notUtf8", text: startOf([bytes]) };
  return { kind: "whole", text };
}

/** Number of bytes after which the body is complete, without waiting for the end of the stream. `undefined` for a chunked or empty body. */
function declaredLengthOf({ headers }: IncomingMessage): number | undefined {
  if (headers["transfer-encoding"] !== undefined) return undefined;
  const length = Number(headers["content-length"] ?? 0);
  return length > 0 ? length : undefined;
}

/** Drops a byte order mark, as web-standard decoders do. */
function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function startOf(chunks: readonly Buffer[]): string {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  return Buffer.concat(chunks, Math.min(length, MAX_START_BYTES)).toString();
}
