import type { ResponseSink } from "../http/response-sink.ts";

type Destination = Pick<ResponseSink, "write" | "end">;
type Piece = string | Uint8Array;

/** A body that is written piece by piece. The pieces go to the stream once it is read, or to the sink that they are forwarded to. */
export class PieceStream {
  readonly text = undefined;
  readonly stream: ReadableStream<Uint8Array>;
  #destination: Destination | undefined;
  /** What was written before there was a destination. */
  #pending: Piece[] = [];
  #closed = false;
  #isForwarded = false;

  /** @param onCancel is called when the reader of the stream cancels it. */
  constructor(onCancel: () => void) {
    this.stream = new ReadableStream(
      {
        pull: (controller) => this.#connect(toDestination(controller)),
        cancel: () => {
          // Whoever cancels the stream of a forwarded body was not its reader.
          if (this.#isForwarded) return;
          this.#closed = true;
          onCancel();
        },
      },
      // Without a buffer, the stream asks for pieces only when it is read.
      { highWaterMark: 0 },
    );
  }

  write(piece: Piece): void {
    if (this.#destination === undefined) this.#pending.push(piece);
    else this.#destination.write(piece);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#destination?.end();
  }

  /** From now on, the stream of the body has no effect. */
  forwardTo(sink: ResponseSink): void {
    this.#isForwarded = true;
    this.#connect(sink);
  }

  #connect(destination: Destination): void {
    if (this.#destination !== undefined) return;
    this.#destination = destination;
    for (const piece of this.#pending) destination.write(piece);
    this.#pending = [];
    if (this.#closed) destination.end();
  }
}

const encoder = new TextEncoder();

function toDestination(controller: ReadableStreamDefaultController<Uint8Array>): Destination {
  return {
    write: (piece) => controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece),
    end: () => controller.close(),
  };
}
