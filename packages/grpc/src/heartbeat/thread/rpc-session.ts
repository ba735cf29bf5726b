import { type ClientHttp2Session, connect, type SecureClientSessionOptions } from "node:http2";
import { createSecureContext } from "node:tls";
import { callUnary, UNARY_HEADERS, type UnaryAnswer } from "../../rpc/unary-call.ts";
import type { ThreadTls } from "./messages.ts";

interface Session {
  readonly http2: ClientHttp2Session;
  requests: number;
}

/** HTTP/2 allows 2^30 requests per connection; the next call after this many opens another one. */
const MAX_REQUESTS = 2 ** 29;

/** The usual answer has two bytes. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Calls one method with small messages over connections of its own, one for each address. */
export class RpcSessions {
  readonly #path: string;
  readonly #timeoutMs: number;
  readonly #maxRequests: number;
  readonly #tls: SecureClientSessionOptions;
  readonly #sessions = new Map<string, Session>();

  constructor(
    path: string,
    timeoutMs: number,
    { maxRequests = MAX_REQUESTS, tls = {} }: { readonly maxRequests?: number; readonly tls?: ThreadTls } = {},
  ) {
    this.#path = path;
    this.#timeoutMs = timeoutMs;
    this.#maxRequests = maxRequests;
    this.#tls = toSessionOptions(tls);
  }

  /** Never rejects: every failure is a status. */
  async call(url: string, message: Uint8Array): Promise<UnaryAnswer> {
    const session = this.#open(url);
    session.requests += 1;
    const headers = { ":method": "POST", ":path": this.#path, ...UNARY_HEADERS };
    const answer = await callUnary({
      message,
      open: (begin) => begin(session.http2.request(headers)),
      timeoutMs: this.#timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
    });
    // A silent connection may be dead: the next call opens another one.
    if (answer.timedOut) this.#drop(url, session);
    return answer;
  }

  close(): void {
    for (const [url, session] of this.#sessions) this.#drop(url, session);
  }

  #open(url: string): Session {
    const known = this.#sessions.get(url);
    if (known !== undefined && !known.http2.closed && !known.http2.destroyed) {
      if (known.requests < this.#maxRequests) return known;
      this.#retire(url, known);
    }
    const session = { http2: connect(url, this.#tls), requests: 0 };
    this.#sessions.set(url, session);
    session.http2.on("goaway", () => this.#retire(url, session));
    for (const event of ["error", "close"]) session.http2.on(event, () => this.#drop(url, session));
    return session;
  }

  /** Makes no further calls over the session; it closes after its last answer. */
  #retire(url: string, session: Session): void {
    if (this.#sessions.get(url) === session) this.#sessions.delete(url);
    session.http2.close();
  }

  #drop(url: string, session: Session): void {
    if (this.#sessions.get(url) === session) this.#sessions.delete(url);
    session.http2.destroy();
  }
}

/** Without certificates, the context of Node is used, which trusts the authorities of Node. */
function toSessionOptions({ servername, ...files }: ThreadTls): SecureClientSessionOptions {
  const name = servername === undefined ? {} : { servername };
  if (Object.keys(files).length === 0) return name;
  // The types of Node want a Buffer, but any array of bytes is accepted.
  return { ...name, secureContext: createSecureContext(files as Parameters<typeof createSecureContext>[0]) };
}
