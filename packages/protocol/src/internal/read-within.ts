/** Number of bytes that a {@link StreamTooLongError} keeps. */
const MAX_START_BYTES = 4_096;

/** A stream holds more bytes than its reader accepts. */
export class StreamTooLongError extends Error {
  override readonly name = "StreamTooLongError";
  /** Number of bytes received until the limit was exceeded. */
  readonly receivedBytes: number;
  /** Beginning of the stream, at most 4,096 bytes. Keeping all bytes would hold their memory as long as the error lives. */
  readonly start: Uint8Array<ArrayBuffer>;

  constructor(limitBytes: number, receivedBytes: number, start: Uint8Array<ArrayBuffer>) {
    super(`The stream holds more than ${limitBytes} bytes.`);
    this.receivedBytes = receivedBytes;
    this.start = start;
  }
}

/** The used part of a `ReadableStreamDefaultReader`. This package does not depend on the types of the web platform. */
interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
}

/**
 * Reads a stream to its end. A stream that exceeds the limit is not read further; the caller decides whether to cancel or to
 * drain it.
 *
 * @throws StreamTooLongError if the stream holds more than `limitBytes`.
 * @throws any error of the stream.
 */
export async function readWithin(reader: ByteReader, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) return concat(chunks, length);
    length += value.byteLength;
    chunks.push(value);
    if (length > limitBytes) throw new StreamTooLongError(limitBytes, length, startOf(chunks, length));
  }
}

function concat(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const [only] = chunks;
  if (chunks.length === 1 && only?.buffer instanceof ArrayBuffer) return only as Uint8Array<ArrayBuffer>;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.byteLength;
  }
  return joined;
}

function startOf(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const start = new Uint8Array(Math.min(length, MAX_START_BYTES));
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, start.byteLength - at);
    start.set(part, at);
    at += part.byteLength;
  }
  return start;
}
