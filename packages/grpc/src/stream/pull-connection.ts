import type { ClientHttp2Stream, Http2Session } from "node:http2";
import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError } from "@connectrpc/connect";
import { Connection } from "../rpc/connection.ts";
import { baseWindowBytes, disableReadAhead, StreamWindow } from "./stream-window.ts";

const ANSWER_TIMEOUT_MS = 10_000;
const NO_ANSWER = "no answer to PullTasks";

/** A runtime needs a moment to make the next task ready. */
const QUIET_MS = 3;
const PINGS = 2;

/**
 * The connection of a pull stream. It is the stream's own, because answers to other calls would wait behind tasks for
 * the runtime's delayed acknowledgements, 40 ms each. What is not read stays with the runtime.
 */
export class PullConnection extends Connection {
  #window: StreamWindow | undefined;
  #session: Http2Session | undefined;
  readonly #windowBytes: number;
  readonly #onClosed: () => void;

  /** @param onClosed told when the stream has ended, even while nobody reads it. */
  constructor(url: string, slots: number, onClosed: () => void = () => {}) {
    const initialWindowSize = baseWindowBytes(slots);
    super(url, { settings: { initialWindowSize, enablePush: false } });
    this.#windowBytes = initialWindowSize;
    this.#onClosed = onClosed;
  }

  override async request(...args: Parameters<Connection["request"]>): Promise<ClientHttp2Stream> {
    const stream = await super.request(...args);
    disableReadAhead(stream);
    stream.once("close", this.#onClosed);
    this.#limitAnswer(stream);
    this.#session = stream.session;
    this.#window = new StreamWindow(stream, this.#windowBytes);
    return stream;
  }

  /**
   * True when something came in while the runtime was given the time for it. False also when it cannot be reached, or does not
   * answer within `ms`.
   */
  async isBusy(ms: number): Promise<boolean> {
    const before = this.#window?.chunks;
    const endMs = Date.now() + ms;
    await sleep(QUIET_MS);
    // The first answer may have overtaken a task, and tells that both sides had their turn; so does the second.
    for (let ping = 0; ping < PINGS; ping++) if (!(await answersPing(this.#session, endMs - Date.now()))) return false;
    return this.#window?.chunks !== before || this.#window?.isWithinMessage === true;
  }

  /** Lets the runtime send nothing more than what is on its way. */
  closeWindow(): void {
    this.#window?.close();
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
