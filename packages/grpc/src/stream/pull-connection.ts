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
 * The connection of a pull stream. The stream shares it with no other call, because the answers to other calls would
 * wait behind tasks for the runtime's delayed acknowledgements, 40 ms each. Tasks that are not read stay with the runtime.
 */
export class PullConnection extends Connection {
  #window: StreamWindow | undefined;
  #session: Http2Session | undefined;
  readonly #windowBytes: number;
  readonly #onClosed: () => void;

  /** @param onClosed is called when the stream has ended, even while it is not being read. */
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
    this.#limitAnswerTime(stream);
    this.#session = stream.session;
    this.#window = new StreamWindow(stream, this.#windowBytes);
    return stream;
  }

  /**
   * Waits until the runtime has had time to send a task, and returns whether one has arrived. Returns false, too, when the
   * runtime cannot be reached or does not answer within `ms`.
   */
  async isBusy(ms: number): Promise<boolean> {
    const before = this.#window?.chunks;
    const endMs = Date.now() + ms;
    await sleep(QUIET_MS);
    // A PING answer may overtake a task that was written before it. The second answer shows that both sides had a turn.
    for (let ping = 0; ping < PINGS; ping++) if (!(await answersPing(this.#session, endMs - Date.now()))) return false;
    // What has arrived with the last answer is read in the next turn of the event loop.
    await sleep(0);
    return this.#window?.chunks !== before || this.#window?.isWithinMessage === true;
  }

  /** Stops the runtime from sending more than what is on its way. */
  closeWindow(): void {
    this.#window?.close();
  }

  /** A runtime sends headers at once, even without tasks; a server that does not is given up after 10 s. */
  #limitAnswerTime(stream: ClientHttp2Stream): void {
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
    // The callback gets an error when the connection ends first.
    if (!session.ping((error) => end(error === null))) end(false);
  });
}
