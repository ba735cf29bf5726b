import type { EventSplitter } from "../sse/sse-reader.ts";
import type { Reply } from "./post.ts";

/** The event stream of one response. */
export class ResponseStream {
  readonly #reply: Reply;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(reply: Reply) {
    this.#reply = reply;
  }

  /**
   * Reads the stream to its end. An unfinished event at the end is dropped, as runtimes do. Each piece waits for `whenReady` after the
   * piece before it.
   */
  async read(splitter: EventSplitter, whenReady: () => Promise<void> | undefined): Promise<void> {
    try {
      await this.#reply.readPieces((piece) => {
        splitter.feed(piece);
        return whenReady();
      });
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
    this.#reply.cancel();
  }
}
