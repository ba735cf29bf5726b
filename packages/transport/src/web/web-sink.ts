import { createDeferred } from "@stepflow/protocol/internal";
import type { HeaderFields, ResponseSink } from "../http/response-sink.ts";
import { PieceStream } from "./piece-stream.ts";
import { rememberBody } from "./response-body.ts";

/** A sink that produces a web-standard `Response`. */
export class WebSink implements ResponseSink {
  readonly #response = createDeferred<Response>();
  #pieces: PieceStream | undefined;
  #listener: (() => void) | undefined;
  #ended = false;
  #lost = false;
  readonly #request: { readonly signal: AbortSignal } | undefined;
  #signal: AbortSignal | undefined;
  #onAbort: (() => void) | undefined;

  /** @param request its signal is aborted by the platform when the client disconnects before the response. */
  constructor(request?: { readonly signal: AbortSignal }) {
    this.#request = request;
  }

  get response(): Promise<Response> {
    return this.#response.promise;
  }

  send(status: number, headers: HeaderFields, body: string): void {
    if (!this.#finish()) return;
    const response = new Response(body === "" ? null : body, { status, headers });
    rememberBody(response, { text: body });
    this.#response.resolve(response);
  }

  open(headers: HeaderFields): void {
    this.#watch();
    if (this.#ended) return;
    this.#pieces = new PieceStream(() => this.#lose());
    const response = new Response(this.#pieces.stream, { status: 200, headers });
    rememberBody(response, this.#pieces);
    this.#response.resolve(response);
  }

  write(chunk: string | Uint8Array): void {
    if (!this.#ended) this.#pieces?.write(chunk);
  }

  end(chunk?: string | Uint8Array): void {
    if (chunk !== undefined) this.write(chunk);
    if (this.#finish()) this.#pieces?.close();
  }

  onLost(listener: () => void): void {
    this.#watch();
    if (this.#lost) listener();
    else this.#listener = listener;
  }

  /** Reads `request.signal` only on demand: Node creates it on first access, which costs a tenth of the throughput. */
  #watch(): void {
    if (this.#ended || this.#request === undefined || this.#signal !== undefined) return;
    this.#signal = this.#request.signal;
    if (this.#signal.aborted) return this.#lose();
    this.#onAbort = () => this.#lose();
    this.#signal.addEventListener("abort", this.#onAbort, { once: true });
  }

  #finish(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    if (this.#onAbort !== undefined) this.#signal?.removeEventListener("abort", this.#onAbort);
    return true;
  }

  /** Stops writing. A stream that is still being read is closed, so that its reader ends. */
  #lose(): void {
    if (!this.#finish()) return;
    this.#lost = true;
    this.#listener?.();
    this.#pieces?.close();
    this.#response.resolve(new Response(null, { status: 499 }));
  }
}
