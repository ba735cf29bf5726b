import { type EventSplitter, readEventStream } from "../sse/sse-reader.ts";

/** The event stream of one response. */
export class ResponseStream {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
  }

  /** Reads the stream to its end. Each piece waits for `whenReady` after the piece before it. */
  async read(splitter: EventSplitter, whenReady: () => Promise<void> | undefined): Promise<void> {
    try {
      await readEventStream(this.#reader, splitter, whenReady);
    } finally {
      this.cancel();
    }
  }

  /** Cancels the stream after `delayMs`. Later calls do not change the time. */
  cancelAfter(delayMs: number): void {
    this.#timer ??= setTimeout(() => this.cancel(), delayMs);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#reader.cancel().catch(() => {});
  }
}
