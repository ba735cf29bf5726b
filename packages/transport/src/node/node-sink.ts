import type { ServerResponse } from "node:http";
import type { HeaderFields, ResponseSink } from "../http/response-sink.ts";

/** Writes the answer to a `node:http` response. */
export class NodeSink implements ResponseSink {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** One string, header and body in one piece: a buffer gives a tenth less throughput. */
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

  /** `close` also comes after a complete answer (docs/internals/wire.md#event-streams); only an incomplete one is a loss. */
  onLost(listener: () => void): void {
    const response = this.#response;
    const connection = response.req.socket;
    if ((response.destroyed || connection.destroyed) && !response.writableEnded) return listener();
    const onClose = (): void => {
      response.off("close", onClose);
      connection.off("close", onClose);
      if (!response.writableEnded) listener();
    };
    response.once("close", onClose);
    // A response that waits behind another one of its connection is not told when that closes.
    if (response.socket === null) connection.once("close", onClose);
  }
}
