import { onAbort } from "@stepflow/protocol/internal-client";
import { readEventStream, type StreamedEvent } from "../http/event-stream.ts";

/** Reads an event stream that may break, or fall silent although its connection is open. */
export class WatchedStream {
  readonly #signal: AbortSignal;
  readonly #closing = new AbortController();
  readonly #withdraw: () => void;
  readonly #events: AsyncGenerator<StreamedEvent, void, undefined>;
  #next: Promise<StreamedEvent | "ended"> | undefined;

  constructor(body: ReadableStream<Uint8Array>, signal: AbortSignal) {
    this.#signal = signal;
    this.#withdraw = onAbort(signal, () => this.#closing.abort(signal.reason));
    this.#events = readEventStream(body, this.#closing.signal);
  }

  /**
   * Waits for the next event. Returns `"silent"` if none arrives within `ms` milliseconds, and `"ended"` if the stream has ended or
   * broken.
   *
   * @throws The reason of the signal if it aborts.
   */
  async next(ms: number): Promise<StreamedEvent | "silent" | "ended"> {
    // The read goes on when nothing has arrived in time.
    this.#next ??= this.#read();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<"silent">((resolve) => {
      timer = setTimeout(() => resolve("silent"), ms);
    });
    const result = await Promise.race([this.#next, silence]);
    clearTimeout(timer);
    if (result !== "silent") this.#next = undefined;
    this.#signal.throwIfAborted();
    return result;
  }

  /** Cancels the stream. */
  close(): void {
    this.#withdraw();
    this.#closing.abort(new Error("The stream is no longer read."));
    void this.#events.return().catch(() => undefined);
  }

  async #read(): Promise<StreamedEvent | "ended"> {
    try {
      const { done, value } = await this.#events.next();
      return done ? "ended" : value;
    } catch {
      // The connection broke: fetch throws a bare TypeError. The caller asks for the run instead.
      return "ended";
    }
  }
}
