/**
 * Flow control of the pull stream. Neither Node nor connect-node has an option for it, so this module reaches into both.
 *
 * **Why it is needed.** A runtime sends tasks as long as the HTTP/2 window has room, even if the worker has no free slot. It gives a task
 * that waits in a connection to no other worker. A worker that did not read swallowed 214 small tasks with Node's default window of 64 KiB,
 * 7 with 1,024 bytes and 4 with 256. They are lost when the stream closes and come back only after the queue timeout, 30 s, as an extra
 * attempt. Hence the stream's own window is small, and is widened only for a message that is larger than it.
 *
 * **`_readableState.highWaterMark = 0`.** Without it Node reads 16 KiB, about fifty small tasks, ahead of the reader and
 * acknowledges them, which reopens the window. HTTP/2 streams take no `highWaterMark` option.
 *
 * **The replaced `Symbol.asyncIterator`.** connect-node reads a response by iterating over its stream. The replaced
 * iterator sees each chunk exactly when it is consumed, and then sends a frame. A runtime leaves Nagle's algorithm on. Without a frame to
 * travel with, the acknowledgement of a task waits 40 ms, and so does the next task. A step of a sequential flow then takes 40 to 45 ms
 * instead of 1 to 6 ms. A `data` listener would start the stream and read ahead.
 *
 * `stream-window.test.ts` checks both against the running version of Node.
 */
import type { ClientHttp2Stream } from "node:http2";
import { MessageMeter } from "./message-meter.ts";

/** About half a small task: with its ids, one takes 250 to 400 bytes. */
const BYTES_PER_SLOT = 128;
const MIN_BASE_WINDOW_BYTES = 512;
const MAX_BASE_WINDOW_BYTES = 16_384;
/** Window for large messages. With the base window alone a remote worker would need minutes for them. */
export const MAX_WINDOW_BYTES: number = 1024 * 1024;

/** Window for taking everything that a runtime has ready: about 200 small tasks for each round trip. */
const OPEN_WINDOW_BYTES = 65_535;
const INITIAL_CONNECTION_WINDOW = 65_535;
const MAX_CONNECTION_WINDOW: number = 2 ** 31 - 1;

/** Limits what a runtime may send ahead of the reader, and answers every chunk that is read with a frame. */
export class StreamWindow {
  readonly #stream: ClientHttp2Stream;
  readonly #meter = new MessageMeter();
  #baseBytes: number;
  #bytes: number;
  #connectionBytes = INITIAL_CONNECTION_WINDOW;
  #bytesRead = 0;
  #readAtMs = performance.now();

  constructor(stream: ClientHttp2Stream, baseBytes: number) {
    this.#stream = stream;
    this.#baseBytes = baseBytes;
    this.#bytes = baseBytes;
    this.#observe();
  }

  /** Number of bytes that were read. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  /** Time since the last chunk was read; 0 while a message is incomplete. */
  get idleMs(): number {
    return this.#meter.missingBytes > 0 ? 0 : performance.now() - this.#readAtMs;
  }

  /** Opens the window, so that everything that the runtime has ready arrives within a few round trips. */
  open(): void {
    this.#baseBytes = OPEN_WINDOW_BYTES;
    this.#adjust();
  }

  /** Closes the window: only the rest of a message that has begun, and what is on its way, still arrives. */
  close(): void {
    this.#baseBytes = 0;
    this.#adjust();
  }

  #observe(): void {
    const iterate = this.#stream[Symbol.asyncIterator].bind(this.#stream);
    const observe = async function* (this: StreamWindow): AsyncGenerator<Uint8Array, undefined> {
      for await (const chunk of { [Symbol.asyncIterator]: iterate }) {
        this.#meter.add(chunk);
        this.#bytesRead += chunk.byteLength;
        this.#readAtMs = performance.now();
        this.#sendFrame();
        this.#adjust();
        yield chunk;
      }
      return undefined;
    };
    Object.defineProperty(this.#stream, Symbol.asyncIterator, { value: observe.bind(this) });
  }

  /** Sends WINDOW_UPDATE by growing the connection's window, which limits nothing here, by one byte. */
  #sendFrame(): void {
    const { session } = this.#stream;
    if (session === undefined || session.destroyed || this.#connectionBytes >= MAX_CONNECTION_WINDOW) return;
    session.setLocalWindowSize(++this.#connectionBytes);
  }

  #adjust(): void {
    const { session } = this.#stream;
    const wanted = windowBytesFor(this.#meter.missingBytes, this.#baseBytes);
    if (session === undefined || session.destroyed || session.pendingSettingsAck || wanted === this.#bytes) return;
    this.#bytes = wanted;
    // Only one change may be unacknowledged. After it, the chunks that have arrived meanwhile may need another one.
    session.settings({ initialWindowSize: wanted }, () => this.#adjust());
  }
}

/** Makes a stream read only what its reader asks for; see the comment of this module. */
export function disableReadAhead(stream: ClientHttp2Stream): void {
  const { _readableState: state } = stream as unknown as { _readableState?: { highWaterMark: number } };
  if (state !== undefined) state.highWaterMark = 0;
}

/**
 * The window between messages: half a small task for each slot. A larger window would keep tasks from other workers; a
 * smaller one would delay every task by a round trip.
 */
export function baseWindowBytes(slots: number): number {
  return Math.min(MAX_BASE_WINDOW_BYTES, Math.max(MIN_BASE_WINDOW_BYTES, slots * BYTES_PER_SLOT));
}

/**
 * The window while a message lacks `missingBytes`. It never exceeds them, so that no further task follows the message,
 * and is a power of two, so that it changes only a few times per message.
 */
export function windowBytesFor(missingBytes: number, baseBytes: number): number {
  if (missingBytes <= baseBytes) return baseBytes;
  return Math.max(baseBytes, Math.min(MAX_WINDOW_BYTES, 2 ** Math.floor(Math.log2(missingBytes))));
}
