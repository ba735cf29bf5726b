import { createDeferred } from "./deferred.ts";
import type { ExchangeSink, HeaderFields } from "./exchange-sink.ts";

const encoder = new TextEncoder();

/** A sink whose answer is a web-standard `Response`, for every platform that speaks fetch. */
export class WebSink implements ExchangeSink {
  readonly #response = createDeferred<Response>();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #listener: (() => void) | undefined;
  #ended = false;
  #lost = false;
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = (): void => this.#lose();

  /** `signal` is the request's: platforms abort it when the client leaves before the answer. */
  constructor(signal?: AbortSignal) {
    this.#signal = signal;
    signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  get response(): Promise<Response> {
    return this.#response.promise;
  }

  send(status: number, headers: HeaderFields, body: string): void {
    if (!this.#finish()) return;
    this.#response.resolve(new Response(body === "" ? null : body, { status, headers }));
  }

  open(headers: HeaderFields): void {
    if (this.#ended) return;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.#controller = undefined;
        this.#lose();
      },
    });
    this.#response.resolve(new Response(stream, { status: 200, headers }));
  }

  write(chunk: string | Uint8Array): void {
    if (this.#ended) return;
    this.#controller?.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
  }

  end(chunk?: string | Uint8Array): void {
    if (this.#ended) return;
    if (chunk !== undefined) this.write(chunk);
    if (this.#finish()) this.#controller?.close();
  }

  onLost(listener: () => void): void {
    if (this.#signal?.aborted) this.#lose();
    if (this.#lost) listener();
    else this.#listener = listener;
  }

  #finish(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    this.#signal?.removeEventListener("abort", this.#onAbort);
    return true;
  }

  /** Nothing is enqueued after this. A stream that was not cancelled is closed, so that whoever reads it still ends. */
  #lose(): void {
    if (!this.#finish()) return;
    this.#lost = true;
    this.#listener?.();
    this.#controller?.close();
    this.#response.resolve(new Response(null, { status: 499 }));
  }
}
