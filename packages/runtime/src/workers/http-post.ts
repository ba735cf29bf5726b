import type { ClientRequest, IncomingMessage } from "node:http";
import type { Post, PostedMessage, PostMessage, Reply } from "@stepflow/transport/client";
import { type HttpAgents, type HttpTarget, sendHttp, toTarget, WITHOUT_BODY } from "./http-send.ts";

/** Length up to which a text is sent in one piece with the head of the request. A longer one would be copied once more. */
const MAX_JOINED_CHARS = 16_384;
const MIN_STATUS = 200;
const MAX_STATUS = 599;

/**
 * Creates a function that posts messages to a worker with the headers of a runtime. It uses no objects of the Fetch API: a `Request`, its
 * signals and the streams of its `Response` cost several times as much as the message itself.
 */
export function createHttpPost(url: URL, agents: HttpAgents): Post {
  const target = toTarget(url);
  return (message) => new HttpPosting(target, message, agents);
}

class HttpPosting implements PostedMessage {
  readonly reply: Promise<Reply>;
  #request: ClientRequest | undefined;
  #abortion: { readonly reason: unknown } | undefined;

  constructor(target: HttpTarget, { headers, text }: PostMessage, agents: HttpAgents) {
    const body = text.length <= MAX_JOINED_CHARS && isAscii(headers) ? text : Buffer.from(text);
    const message = { target, method: "POST", headers: withLength(headers, target.url, Buffer.byteLength(body)), body };
    this.reply = sendHttp(message, agents, (request) => this.#take(request)).then(toReply);
  }

  abort(reason: unknown): void {
    this.#abortion = { reason };
    this.#request?.destroy(toError(reason));
  }

  #take(request: ClientRequest): void {
    this.#request = request;
    // Aborted between a redirect and the next request.
    if (this.#abortion !== undefined) request.destroy(toError(this.#abortion.reason));
  }
}

/** The first headers are in the order of the runtimes. */
function withLength(headers: PostMessage["headers"], { host }: URL, bytes: number): Record<string, string> {
  const { "content-type": type = "", accept = "" } = headers;
  return { "content-type": type, accept, host, "content-length": String(bytes), ...headers };
}

/** Node would write a head with other characters as UTF-8 if the body is a string. */
function isAscii(headers: PostMessage["headers"]): boolean {
  const instanceId = headers["stepflow-instance-id"];
  return instanceId === undefined || /^[ -~]*$/.test(instanceId);
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error("The message was aborted.", { cause: reason });
}

/** @throws Error for a status that a `Response` refuses, as fetch does. */
function toReply(message: IncomingMessage): Reply {
  const reply = new HttpReply(message);
  if (reply.status >= MIN_STATUS && reply.status <= MAX_STATUS) return reply;
  reply.cancel();
  throw new Error(`The response has the invalid status ${reply.status}.`);
}

class HttpReply implements Reply {
  readonly status: number;
  readonly hasBody: boolean;
  readonly #message: IncomingMessage;
  #isCanceled = false;
  #onError: (error: Error) => void = () => {};

  constructor(message: IncomingMessage) {
    this.#message = message;
    this.status = message.statusCode ?? 0;
    this.hasBody = !WITHOUT_BODY.includes(this.status);
    message.on("error", (error) => this.#onError(error));
  }

  header(name: string): string | undefined {
    // `headers` would be composed of all headers, and drops repeated ones.
    const { rawHeaders } = this.#message;
    let value: string | undefined;
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      if (rawHeaders[index]?.toLowerCase() !== name) continue;
      value = value === undefined ? rawHeaders[index + 1] : `${value}, ${rawHeaders[index + 1]}`;
    }
    return value;
  }

  async readBody(limitBytes: number): Promise<Uint8Array | undefined> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    await this.readPieces((piece) => {
      length += piece.byteLength;
      if (length > limitBytes) this.cancel();
      else pieces.push(piece);
      return undefined;
    });
    if (length > limitBytes) return undefined;
    return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, length);
  }

  readPieces(onPiece: (piece: Uint8Array) => Promise<void> | undefined): Promise<void> {
    const message = this.#message;
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void => {
        reject(error);
        this.cancel();
      };
      message.on("data", (piece: Uint8Array) => {
        if (this.#isCanceled) return;
        try {
          const ready = onPiece(piece);
          if (ready === undefined) return;
          message.pause();
          ready.then(() => message.resume(), fail);
        } catch (error) {
          fail(error);
        }
      });
      message.on("end", resolve);
      this.#onError = (error) => (this.#isCanceled ? resolve() : reject(error));
      message.on("close", () => {
        if (this.#isCanceled) resolve();
        else if (!message.readableEnded) reject(new Error("The connection was closed."));
      });
    });
  }

  cancel(): void {
    this.#isCanceled = true;
    this.#message.destroy();
  }
}
