import type { HeaderFields, RequestHead, ResponseSink } from "@stepflow/transport";

export const HEAD: RequestHead = {
  method: "POST",
  target: "/",
  header: (name) => (name === "accept" ? "application/json, text/event-stream" : undefined),
};

/** Sink that records the output of an exchange. `lose` ends the connection. */
export class RecordingSink implements ResponseSink {
  status = 0;
  headers: HeaderFields = {};
  /** Pieces that were sent or written. */
  readonly pieces: string[] = [];
  ended = false;
  lost = false;
  #listener: (() => void) | undefined;
  readonly #onPiece: ((piece: string, sink: RecordingSink) => void) | undefined;

  constructor(onPiece?: (piece: string, sink: RecordingSink) => void) {
    this.#onPiece = onPiece;
  }

  get text(): string {
    return this.pieces.join("");
  }

  /** Messages of the events, or the message of the body. */
  get messages(): readonly Record<string, unknown>[] {
    if (this.headers["content-type"] === "application/json") return [JSON.parse(this.text)];
    const events = this.text.split("\n\n").slice(0, -1);
    return events.filter((event) => event.startsWith("data: ")).map((event) => JSON.parse(event.slice(6)));
  }

  send(status: number, headers: HeaderFields, body: string): void {
    this.open(headers, status);
    this.end(body);
  }

  open(headers: HeaderFields, status = 200): void {
    if (this.status !== 0) throw new Error("Answered twice.");
    this.status = status;
    this.headers = headers;
  }

  write(chunk: string | Uint8Array): void {
    if (this.status === 0 || this.ended) throw new Error("Written before it was opened or after it was ended.");
    this.pieces.push(typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk));
    this.#onPiece?.(this.pieces.at(-1) ?? "", this);
  }

  end(chunk?: string | Uint8Array): void {
    if (chunk !== undefined) this.write(chunk);
    if (this.ended) throw new Error("Ended twice.");
    this.ended = true;
  }

  onLost(listener: () => void): void {
    if (this.#listener !== undefined) throw new Error("A second listener.");
    this.#listener = listener;
    if (this.lost) listener();
  }

  lose(): void {
    this.lost = true;
    this.#listener?.();
  }
}
