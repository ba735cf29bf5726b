import type { ClientHttp2Stream, Http2Session } from "node:http2";
import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError } from "@connectrpc/connect";
import { Connection } from "./connection.ts";
import { MessageMeter } from "./message-meter.ts";

/** Small tasks take two to three of these with all that comes along. */
const BYTES_PER_SLOT = 128;
const LEAST_WINDOW_BYTES = 512;
const MOST_WINDOW_BYTES = 16_384;
/** For messages that are larger: else a remote worker would need minutes for them. */
export const LARGEST_WINDOW_BYTES: number = 1024 * 1024;

const ANSWER_TIMEOUT_MS = 10_000;
const NO_ANSWER = "no answer to PullTasks";

/** A runtime needs a moment to make the next task ready. */
const QUIET_MS = 3;
const PINGS = 2;

const FIRST_CONNECTION_WINDOW = 65_535;
const LAST_CONNECTION_WINDOW: number = 2 ** 31 - 1;

/**
 * The connection of a pull stream. It is the stream's own, because answers to other calls would wait behind tasks for
 * the runtime's delayed acknowledgements, 40 ms each. What is not read stays with the runtime.
 */
export class PullConnection extends Connection {
  readonly #meter = new MessageMeter();
  #session: Http2Session | undefined;
  #pieces = 0;

  readonly #windowBytes: number;
  readonly #onClosed: () => void;

  /** @param onClosed told when the stream has ended, even while nobody reads it. */
  constructor(url: string, slots: number, onClosed: () => void = () => {}) {
    const initialWindowSize = baseWindow(slots);
    super(url, { settings: { initialWindowSize, enablePush: false } });
    this.#windowBytes = initialWindowSize;
    this.#onClosed = onClosed;
  }

  override async request(...args: Parameters<Connection["request"]>): Promise<ClientHttp2Stream> {
    const stream = await super.request(...args);
    readOnDemand(stream);
    stream.once("close", this.#onClosed);
    this.#limitAnswer(stream);
    this.#session = stream.session;
    const onPiece = (): void => {
      this.#pieces++;
    };
    followMessages(stream, { meter: this.#meter, baseBytes: this.#windowBytes, onPiece });
    return stream;
  }

  /**
   * True when something came in while the runtime was given the time for it. False also when it cannot be reached, or does not
   * answer within `ms`.
   */
  async isBusy(ms: number): Promise<boolean> {
    const before = this.#pieces;
    const endMs = Date.now() + ms;
    await sleep(QUIET_MS);
    // The first answer may have overtaken a task, and tells that both sides had their turn; so does the second.
    for (let ping = 0; ping < PINGS; ping++) if (!(await answersPing(this.#session, endMs - Date.now()))) return false;
    return this.#pieces !== before || this.#meter.missing > 0;
  }

  /** A runtime accepts a stream at once, whether or not it has tasks. Others may hold their tongue for ever. */
  #limitAnswer(stream: ClientHttp2Stream): void {
    const timer = setTimeout(() => this.abort(new ConnectError(NO_ANSWER, Code.DeadlineExceeded)), ANSWER_TIMEOUT_MS);
    for (const event of ["response", "close"]) stream.once(event, () => clearTimeout(timer));
  }
}

function answersPing(session: Http2Session | undefined, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (session === undefined || session.destroyed || session.closed) return resolve(false);
    const timer = setTimeout(() => resolve(false), ms);
    const end = (isAnswered: boolean): void => {
      clearTimeout(timer);
      resolve(isAnswered);
    };
    // A connection that ends meanwhile calls back with an error.
    if (!session.ping((error) => end(error === null))) end(false);
  });
}

/** By itself a stream reads 16 KiB ahead of its reader, fifty small tasks. Node has no option for it. */
function readOnDemand(stream: ClientHttp2Stream): void {
  const { _readableState: state } = stream as unknown as { _readableState?: { highWaterMark: number } };
  if (state !== undefined) state.highWaterMark = 0;
}

/**
 * Answers every piece with a frame of its own, and opens the stream's window as far as the current message needs it.
 *
 * Without the frame the next task would wait 40 ms: a runtime keeps small packets back until the last one is
 * acknowledged, and an acknowledgement that has nothing to travel with takes that long. The connection's window, which
 * limits nothing here, grows by a byte each time.
 */
function followMessages(stream: ClientHttp2Stream, { meter, baseBytes, onPiece }: Followed): void {
  const iterate = stream[Symbol.asyncIterator].bind(stream);
  let streamWindow = baseBytes;
  let connectionWindow = FIRST_CONNECTION_WINDOW;
  const follow = async function* (): AsyncGenerator<Uint8Array, undefined> {
    for await (const chunk of { [Symbol.asyncIterator]: iterate }) {
      meter.take(chunk);
      onPiece();
      const { session } = stream;
      if (session !== undefined && !session.destroyed) {
        if (connectionWindow < LAST_CONNECTION_WINDOW) session.setLocalWindowSize(++connectionWindow);
        const wanted = windowFor(meter.missing, baseBytes);
        if (wanted !== streamWindow && !session.pendingSettingsAck) {
          session.settings({ initialWindowSize: wanted });
          streamWindow = wanted;
        }
      }
      yield chunk;
    }
    return undefined;
  };
  Object.defineProperty(stream, Symbol.asyncIterator, { value: follow });
}

/**
 * What a runtime may send unasked. It hands out tasks as long as they fit, whether or not the worker is free, and what
 * waits in a connection is kept from all other workers: half a task for each slot. Less would make every task wait for
 * the way there and back.
 */
export function baseWindow(slots: number): number {
  return Math.min(MOST_WINDOW_BYTES, Math.max(LEAST_WINDOW_BYTES, slots * BYTES_PER_SLOT));
}

/** A power of two, so that it changes only a few times while a message comes in. */
export function windowFor(missingBytes: number, baseBytes: number): number {
  if (missingBytes <= baseBytes) return baseBytes;
  return Math.max(baseBytes, Math.min(LARGEST_WINDOW_BYTES, 2 ** Math.floor(Math.log2(missingBytes))));
}

interface Followed {
  readonly meter: MessageMeter;
  readonly baseBytes: number;
  readonly onPiece: () => void;
}
