import { ServerResponse } from "node:http";
import type { HeaderFields, ResponseSink } from "../http/response-sink.ts";

/** A sink that writes to a `node:http` response. */
export class NodeSink implements ResponseSink {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /**
   * Sends the body as a string, which Node writes together with the header. A buffer costs a tenth of the throughput.
   *
   * The response ends one tick after its body, because Node would otherwise write an empty chunk behind it, with the system call for several
   * chunks.
   */
  send(status: number, headers: HeaderFields, body: string): void {
    const response = this.#response;
    if (response.destroyed || response.headersSent) return;
    writeHead(response, status, headers, String(Buffer.byteLength(body)));
    if (body === "") return void response.end();
    response.write(body);
    process.nextTick(endOf, response);
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

const { writeHead: nativeWriteHead } = ServerResponse.prototype;

/**
 * Node writes a list of names and values faster than an object. Middleware that replaces `writeHead` may understand objects only.
 */
function writeHead(response: ServerResponse, status: number, headers: HeaderFields, length: string): void {
  if (response.writeHead !== nativeWriteHead) {
    response.writeHead(status, { ...headers, "content-length": length });
    return;
  }
  const list = ["content-length", length];
  for (const name of Object.keys(headers)) list.push(name, headers[name] ?? "");
  response.writeHead(status, list);
}

function endOf(response: ServerResponse): void {
  response.end();
}
