import { BlobTooLargeError } from "@stepflow/protocol";
import type { CallLimits } from "../limits/call-limits.ts";
import { withDeadline } from "../limits/with-deadline.ts";

/** Source of bytes for `ctx.putBinary`. A string has no bytes until it is encoded: `new TextEncoder().encode(text)`. */
export type BinarySource = ArrayBuffer | ArrayBufferView | Blob | ReadableStream<Uint8Array>;

/** Bytes that no other code can change, or a stream of bytes. */
export type BinaryContent = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** Largest stream if the limit of the runtime is unknown: far more than runtimes store, far less than the memory of a process. */
const MAX_STREAM_BYTES = 256 * 1024 * 1024;

/**
 * Converts a source to its content. Bytes are copied, because the component may change them before they are sent.
 *
 * @throws TypeError for any other value. `Blob` would store a list of numbers or an object as its text.
 */
export function toContent(source: BinarySource): BinaryContent {
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
  const kind = kindOf(source);
  if (kind === "ArrayBuffer") return new Uint8Array(source as ArrayBuffer).slice();
  if (kind === "ReadableStream") return source as ReadableStream<Uint8Array>;
  if (kind === "Blob" || kind === "File") return (source as Blob).stream();
  if (isIterable(source)) return streamOf(source);
  throw new TypeError(`putBinary takes bytes, a Blob or a stream, but got ${describe(source)}.`);
}

/**
 * Reads the whole content. A stream that exceeds the limit or the time is cancelled, which also ends its source.
 *
 * @throws BlobTooLargeError, CallbackTimeoutError, CallbackAbortedError; any error of the stream.
 */
export async function readContent(
  content: BinaryContent,
  limits: CallLimits,
  limitBytes: number = MAX_STREAM_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  if (content instanceof Uint8Array) return content;
  const reader = content.getReader();
  try {
    return await withDeadline("putBinary", readAll(reader, limitBytes), limits);
  } catch (error) {
    void reader.cancel(error).catch(() => {});
    throw error;
  }
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    if (!ArrayBuffer.isView(value))
      throw new TypeError(`putBinary: every chunk of the stream must hold bytes, but one is ${describe(value)}.`);
    length += value.byteLength;
    if (length > limitBytes) throw new BlobTooLargeError(length, { isCut: true });
    chunks.push(value as Uint8Array<ArrayBuffer>);
  }
}

/** Name of the class. `instanceof` fails in tests that run in another realm. */
function kindOf(source: unknown): string {
  return Object.prototype.toString.call(source).slice(8, -1);
}

/** A source of chunks such as a Node.js stream, whose `destroy` ends it even while a read is pending. */
interface Pieces extends AsyncIterable<Uint8Array> {
  destroy?(): unknown;
}

function isIterable(source: unknown): source is Pieces {
  return typeof source === "object" && source !== null && Symbol.asyncIterator in source;
}

function streamOf(pieces: Pieces): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await (pieces.destroy === undefined ? iterator.return?.() : pieces.destroy());
    },
  });
}

function describe(source: unknown): string {
  if (typeof source === "string") return "a string: encode it with new TextEncoder().encode(text)";
  if (Array.isArray(source)) return "an array: convert numbers with Uint8Array.from(array)";
  return source === null ? "null" : typeof source;
}
