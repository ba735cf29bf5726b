import type { ClientHttp2Stream, Http2Session } from "node:http2";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError } from "@connectrpc/connect";
import { createDeferred } from "@stepflow/protocol/internal";
import { Connection } from "../rpc/connection.ts";
import type { SessionTls } from "../rpc/tls.ts";
import { baseWindowBytes, disableReadAhead, StreamWindow } from "./stream-window.ts";

const ANSWER_TIMEOUT_MS = 10_000;
/**
 * A task that becomes ready while the closing is on its way to the runtime is lost. Waiting for many round trips without tasks makes that
 * unlikely.
 */
const ROUND_TRIPS = 30;
const MIN_QUIET_MS = 20;
const NO_ANSWER = "no answer to PullTasks";

/**
 * The connection of a pull stream. The stream shares it with no other call, because the answers to other calls would
 * wait behind tasks for the runtime's delayed acknowledgements, 40 ms each. Tasks that are not read stay with the runtime.
 */
export class PullConnection extends Connection {
  #window: StreamWindow | undefined;
  #session: Http2Session | undefined;
  #socket: Socket | undefined;
  readonly #windowBytes: number;
  readonly #onClosed: () => void;

  /** @param onClosed is called when the stream has ended, even while it is not being read. */
  constructor(url: string, slots: number, onClosed: () => void = () => {}, tls: SessionTls = {}) {
    const initialWindowSize = baseWindowBytes(slots);
    super(url, {
      ...tls,
      settings: { initialWindowSize, enablePush: false },
      // Over TLS, Node makes the connection, and the stream is closed without reading on.
      ...(url.startsWith("https:") ? {} : { createConnection: (authority) => this.#connect(authority) }),
    });
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

  /** Whether a stream is open. */
  get isOpen(): boolean {
    return this.#session !== undefined && !this.#session.closed && !this.#session.destroyed;
  }

  /** Number of bytes that were read from the stream. */
  get bytesRead(): number {
    return this.#window?.bytesRead ?? 0;
  }

  /** Lets the runtime send everything that it has ready. */
  openWindow(): void {
    this.#window?.open();
  }

  /** Stops the runtime from sending more than what is on its way. */
  closeWindow(): void {
    this.#window?.close();
  }

  /**
   * Waits until nothing has arrived for {@link ROUND_TRIPS} round trips and the runtime has answered since. The required number falls as
   * `ms` passes. Returns early when the connection is lost, or as soon as `mayWait` returns false.
   */
  async untilQuiet(ms: number, mayWait: () => boolean): Promise<void> {
    const startedMs = performance.now();
    const leftMs = (): number => ms - (performance.now() - startedMs);
    let wantedMs = MIN_QUIET_MS;
    while (leftMs() > 0 && mayWait()) {
      const before = this.bytesRead;
      await sleep(Math.max(0, Math.min(leftMs(), wantedMs - this.#idleMs)));
      const pingedMs = performance.now();
      if (!(await answersPing(this.#session, leftMs()))) return;
      wantedMs = (Math.max(MIN_QUIET_MS, ROUND_TRIPS * (performance.now() - pingedMs)) * leftMs()) / ms;
      // What has arrived with the answer is read in the next turn of the event loop.
      await sleep(0);
      if (this.bytesRead === before && this.#idleMs >= wantedMs) return;
    }
  }

  get #idleMs(): number {
    return this.#window?.idleMs ?? 0;
  }

  /**
   * Ends the writing half of the connection, and reads on until the runtime has closed it, but not for longer than `ms`. After RST_STREAM,
   * Node would drop the tasks that are on their way.
   */
  async close(ms: number): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined || socket.destroyed) return;
    const { promise, resolve } = createDeferred<void>();
    const timer = setTimeout(resolve, ms);
    socket.once("close", () => resolve());
    socket.end();
    await promise;
    clearTimeout(timer);
  }

  #connect({ hostname, port }: URL): Socket {
    const host = hostname.replace(/^\[|\]$/g, "");
    this.#socket = connect({ host, port: Number(port) || 80 });
    return this.#socket;
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
