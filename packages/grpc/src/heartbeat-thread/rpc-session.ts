import { type ClientHttp2Session, type ClientHttp2Stream, connect, type IncomingHttpHeaders } from "node:http2";
import { frame, PREFIX_BYTES } from "../message-frame.ts";

export interface RpcAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

const DEADLINE_EXCEEDED = 4;
const UNAVAILABLE = 14;

/** Calls one method with small messages over connections of its own, one for each address. */
export class RpcSessions {
  readonly #path: string;
  readonly #timeoutMs: number;
  readonly #sessions = new Map<string, ClientHttp2Session>();

  constructor(path: string, timeoutMs: number) {
    this.#path = path;
    this.#timeoutMs = timeoutMs;
  }

  /** Never rejects: what went wrong is a status. */
  call(url: string, message: Uint8Array): Promise<RpcAnswer> {
    const session = this.#open(url);
    return new Promise((resolve) => {
      const stream = session.request({
        ":method": "POST",
        ":path": this.#path,
        "content-type": "application/grpc+proto",
        te: "trailers",
      });
      // A connection that keeps silent may be dead: the next call opens another.
      const timer = setTimeout(() => {
        resolve({ status: DEADLINE_EXCEEDED, body: new Uint8Array() });
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

  #open(url: string): ClientHttp2Session {
    const known = this.#sessions.get(url);
    if (known !== undefined && !known.closed && !known.destroyed) return known;
    const session = connect(url);
    this.#sessions.set(url, session);
    session.on("error", () => this.#drop(url, session));
    session.on("goaway", () => this.#drop(url, session));
    session.on("close", () => this.#drop(url, session));
    return session;
  }

  #drop(url: string, session: ClientHttp2Session): void {
    if (this.#sessions.get(url) === session) this.#sessions.delete(url);
    session.destroy();
  }
}

function collect(stream: ClientHttp2Stream, done: (answer: RpcAnswer) => void): void {
  const chunks: Buffer[] = [];
  let status = UNAVAILABLE;
  const readStatus = (headers: IncomingHttpHeaders): void => {
    const text = headers["grpc-status"];
    if (text !== undefined) status = Number(text);
  };
  stream.on("response", readStatus);
  stream.on("trailers", readStatus);
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("error", () => {});
  stream.on("close", () => done({ status, body: new Uint8Array(Buffer.concat(chunks).subarray(PREFIX_BYTES)) }));
}
