import { BlobTooLargeError } from "@stepflow/protocol";
import type { CallLimits } from "../limits/call-limits.ts";
import { withDeadline } from "../limits/with-deadline.ts";

/** Bytes, or something that gives them. A string would be ambiguous: encode it. */
export type BinarySource = ArrayBuffer | ArrayBufferView | Blob | ReadableStream<Uint8Array>;

/** Bytes of its own, or a stream that gives them. */
export type BinaryContent = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** What a stream may hold where the runtime's limit is not known: far above what runtimes store, far below what would hurt. */
const MAX_STREAM_BYTES = 256 * 1024 * 1024;

/**
 * Takes what a source holds now: bytes are copied, so that the component may go on using them.
 *
 * @throws TypeError for anything else: a list of numbers or an object would be stored as the text that JavaScript makes of it.
 */
export function toContent(source: BinarySource): BinaryContent {
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
  const kind = kindOf(source);
  if (kind === "ArrayBuffer") return new Uint8Array(source as ArrayBuffer).slice();
  if (kind === "ReadableStream") return source as ReadableStream<Uint8Array>;
  if (kind === "Blob" || kind === "File") return (source as Blob).stream();
  if (isIterable(source)) return streamOf(source);
  throw new TypeError(`putBinary takes bytes, a Blob or a stream; got ${describe(source)}.`);
}

/**
 * Reads all of it. A stream that is longer than it may be, or takes too long, is cancelled, so that its source ends, too.
 *
 * @throws BlobTooLargeError, CallbackTimeoutError, CallbackAbortedError; whatever the stream fails with.
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
    if (!ArrayBuffer.isView(value)) throw new TypeError(`putBinary: the stream gave ${describe(value)}.`);
    length += value.byteLength;
    if (length > limitBytes) throw new BlobTooLargeError(length, { isCut: true });
    chunks.push(value as Uint8Array<ArrayBuffer>);
  }
}

/** As it calls itself: tests may run in a realm whose classes are not those of the platform. */
function kindOf(source: unknown): string {
  return Object.prototype.toString.call(source).slice(8, -1);
}

/** Such as Node's own streams, which can be ended while nothing comes from them. */
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
  if (typeof source === "string") return "a text: encode it with new TextEncoder().encode(text)";
  if (Array.isArray(source)) return "an array: Uint8Array.from(array) makes bytes of numbers";
  return source === null ? "null" : typeof source;
}
