import { type ClientHttp2Session, type ClientHttp2Stream, connect, type IncomingHttpHeaders } from "node:http2";
import { frame, PREFIX_BYTES } from "../../rpc/message-frame.ts";

export interface RpcAnswer {
  readonly status: number;
  readonly body: Uint8Array;
  /** What went wrong, if anything did. */
  readonly words: string;
}

interface Session {
  readonly http2: ClientHttp2Session;
  requests: number;
}

const DEADLINE_EXCEEDED = 4;
const UNAVAILABLE = 14;
/** A connection has numbers for 2^30 requests; long before that another one takes its place. */
const MOST_REQUESTS = 2 ** 29;

/** Calls one method with small messages over connections of its own, one for each address. */
export class RpcSessions {
  readonly #path: string;
  readonly #timeoutMs: number;
  readonly #mostRequests: number;
  readonly #sessions = new Map<string, Session>();

  constructor(path: string, timeoutMs: number, mostRequests: number = MOST_REQUESTS) {
    this.#path = path;
    this.#timeoutMs = timeoutMs;
    this.#mostRequests = mostRequests;
  }

  /** Never rejects: what went wrong is a status. */
  call(url: string, message: Uint8Array): Promise<RpcAnswer> {
    const session = this.#open(url);
    session.requests += 1;
    return new Promise((resolve) => {
      const stream = session.http2.request({
        ":method": "POST",
        ":path": this.#path,
        "content-type": "application/grpc+proto",
        te: "trailers",
      });
      // A connection that keeps silent may be dead: the next call opens another.
      const timer = setTimeout(() => {
        resolve({ status: DEADLINE_EXCEEDED, body: new Uint8Array(), words: `no answer within ${this.#timeoutMs} ms` });
        this.#drop(url, session);
      }, this.#timeoutMs);
      collect(stream, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      stream.end(frame(message));
    });
  }

  close(): void {
    for (const [url, session] of this.#sessions) this.#drop(url, session);
  }

  #open(url: string): Session {
    const known = this.#sessions.get(url);
    if (known !== undefined && !known.http2.closed && !known.http2.destroyed) {
      if (known.requests < this.#mostRequests) return known;
      this.#leave(url, known);
    }
    const session = { http2: connect(url), requests: 0 };
    this.#sessions.set(url, session);
    session.http2.on("goaway", () => this.#leave(url, session));
    for (const event of ["error", "close"]) session.http2.on(event, () => this.#drop(url, session));
    return session;
  }

  /** Makes no call over it any more; it ends when its last answer has come. */
  #leave(url: string, session: Session): void {
    if (this.#sessions.get(url) === session) this.#sessions.delete(url);
    session.http2.close();
  }

  #drop(url: string, session: Session): void {
    if (this.#sessions.get(url) === session) this.#sessions.delete(url);
    session.http2.destroy();
  }
}

function collect(stream: ClientHttp2Stream, done: (answer: RpcAnswer) => void): void {
  const chunks: Buffer[] = [];
  let status = UNAVAILABLE;
  let words = "";
  const readStatus = (headers: IncomingHttpHeaders): void => {
    const text = headers["grpc-status"];
    if (text === undefined) return;
    status = Number(text);
    words = String(headers["grpc-message"] ?? "");
  };
  stream.on("response", readStatus);
  stream.on("trailers", readStatus);
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("error", ({ message }) => {
    words = message;
  });
  stream.on("close", () => done({ status, body: new Uint8Array(Buffer.concat(chunks).subarray(PREFIX_BYTES)), words }));
}
