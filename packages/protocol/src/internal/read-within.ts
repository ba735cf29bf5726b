/** A stream held more bytes than its reader accepts. */
export class StreamTooLongError extends Error {
  override readonly name = "StreamTooLongError";
  /** Bytes received until the limit was exceeded. */
  readonly receivedBytes: number;
  /** What was received, at least up to the limit. */
  readonly start: Uint8Array<ArrayBuffer>;

  constructor(limitBytes: number, start: Uint8Array<ArrayBuffer>) {
    super(`The stream holds more than ${limitBytes} bytes.`);
    this.receivedBytes = start.byteLength;
    this.start = start;
  }
}

/** The part of a `ReadableStreamDefaultReader` that is used here: this package knows no types of the web platform. */
interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
}

/**
 * Reads a stream to its end. A stream beyond the limit is left unfinished: the caller decides whether to cancel or to drain it.
 *
 * @throws StreamTooLongError when the stream holds more than `limitBytes`; any error of the stream.
 */
export async function readWithin(reader: ByteReader, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) return concat(chunks, length);
    length += value.byteLength;
    chunks.push(value);
    if (length > limitBytes) throw new StreamTooLongError(limitBytes, concat(chunks, length));
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
