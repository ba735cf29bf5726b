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

  /** @param onCancel is called when the reader of the stream cancels it. */
  constructor(onCancel: () => void) {
    this.stream = new ReadableStream(
      {
        pull: (controller) => this.#connect(toDestination(controller)),
        cancel: () => {
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

  forwardTo(sink: ResponseSink): void {
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
