import type { ClientHttp2Stream } from "node:http2";
import { MessageMeter } from "./message-meter.ts";

/** Small tasks take two to three of these with all that comes along. */
const BYTES_PER_SLOT = 128;
const MIN_BASE_WINDOW_BYTES = 512;
const MAX_BASE_WINDOW_BYTES = 16_384;
/** For messages that are larger: else a remote worker would need minutes for them. */
export const MAX_WINDOW_BYTES: number = 1024 * 1024;

const INITIAL_CONNECTION_WINDOW = 65_535;
const MAX_CONNECTION_WINDOW: number = 2 ** 31 - 1;

/**
 * What a runtime may send over a stream that nobody has read yet. Every piece is answered with a frame of its own, and the window is
 * opened as far as the current message needs it.
 *
 * Without the frame the next task would wait 40 ms: a runtime keeps small packets back until the last one is acknowledged, and an
 * acknowledgement that has nothing to travel with takes that long. The connection's window, which limits nothing here, grows by a byte
 * each time.
 */
export class StreamWindow {
  readonly #stream: ClientHttp2Stream;
  readonly #meter = new MessageMeter();
  #baseBytes: number;
  #bytes: number;
  #connectionBytes = INITIAL_CONNECTION_WINDOW;
  #chunks = 0;

  constructor(stream: ClientHttp2Stream, baseBytes: number) {
    this.#stream = stream;
    this.#baseBytes = baseBytes;
    this.#bytes = baseBytes;
    this.#observe();
  }

  /** Pieces that have come in. */
  get chunks(): number {
    return this.#chunks;
  }

  /** True in the middle of a message. */
  get isWithinMessage(): boolean {
    return this.#meter.missingBytes > 0;
  }

  /** Closes it: nothing comes any more but the rest of a message that has begun, and what is on its way. */
  close(): void {
    this.#baseBytes = 0;
    this.#adjust();
  }

  #observe(): void {
    const iterate = this.#stream[Symbol.asyncIterator].bind(this.#stream);
    const observe = async function* (this: StreamWindow): AsyncGenerator<Uint8Array, undefined> {
      for await (const chunk of { [Symbol.asyncIterator]: iterate }) {
        this.#meter.add(chunk);
        this.#chunks++;
        this.#answer();
        this.#adjust();
        yield chunk;
      }
      return undefined;
    };
    Object.defineProperty(this.#stream, Symbol.asyncIterator, { value: observe.bind(this) });
  }

  #answer(): void {
    const { session } = this.#stream;
    if (session === undefined || session.destroyed || this.#connectionBytes >= MAX_CONNECTION_WINDOW) return;
    session.setLocalWindowSize(++this.#connectionBytes);
  }

  #adjust(): void {
    const { session } = this.#stream;
    const wanted = windowBytesFor(this.#meter.missingBytes, this.#baseBytes);
    if (session === undefined || session.destroyed || session.pendingSettingsAck || wanted === this.#bytes) return;
    this.#bytes = wanted;
    // Until it is acknowledged there is no other; then what has come meanwhile may want one.
    session.settings({ initialWindowSize: wanted }, () => this.#adjust());
  }
}

/** By itself a stream reads 16 KiB ahead of its reader, fifty small tasks. Node has no option for it. */
export function disableReadAhead(stream: ClientHttp2Stream): void {
  const { _readableState: state } = stream as unknown as { _readableState?: { highWaterMark: number } };
  if (state !== undefined) state.highWaterMark = 0;
}

/**
 * What a runtime may send unasked. It hands out tasks as long as they fit, whether or not the worker is free, and what
 * waits in a connection is kept from all other workers: half a task for each slot. Less would make every task wait for
 * the way there and back.
 */
export function baseWindowBytes(slots: number): number {
  return Math.min(MAX_BASE_WINDOW_BYTES, Math.max(MIN_BASE_WINDOW_BYTES, slots * BYTES_PER_SLOT));
}

/** A power of two, so that it changes only a few times while a message comes in. */
export function windowBytesFor(missingBytes: number, baseBytes: number): number {
  if (missingBytes <= baseBytes) return baseBytes;
  return Math.max(baseBytes, Math.min(MAX_WINDOW_BYTES, 2 ** Math.floor(Math.log2(missingBytes))));
}
