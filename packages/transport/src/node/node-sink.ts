import type { ServerResponse } from "node:http";
import type { HeaderFields, ResponseSink } from "../http/response-sink.ts";

/** A sink that writes to a `node:http` response. */
export class NodeSink implements ResponseSink {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** Sends the body as a string, which Node writes together with the header. A buffer costs a tenth of the throughput. */
  send(status: number, headers: HeaderFields, body: string): void {
    if (this.#response.destroyed || this.#response.headersSent) return;
    this.#response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
    this.#response.end(body);
  }

  open(headers: HeaderFields): void {
    if (this.#response.destroyed) return;
    this.#response.writeHead(200, headers);
    this.#response.flushHeaders();
  }

  write(chunk: string | Uint8Array): void {
    if (!this.#response.destroyed) this.#response.write(chunk);
  }

  end(chunk?: string | Uint8Array): void {
    if (!this.#response.destroyed) this.#response.end(chunk);
  }

  /** Node emits `close` after every response; only an unfinished response is lost. */
  onLost(listener: () => void): void {
    const response = this.#response;
    const connection = response.req.socket;
    if ((response.destroyed || connection.destroyed) && !response.writableEnded) return listener();
    const onClose = (): void => {
      response.off("close", onClose);
      connection.off("close", onClose);
      if (!response.writableEnded) listener();
    };
    response.on("close", onClose);
    // A pipelined response has no socket yet and does not emit `close` when its connection closes.
    if (response.socket === null) connection.on("close", onClose);
  }
}
