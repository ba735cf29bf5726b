import type { ClientHttp2Stream, Http2Session, OutgoingHttpHeaders } from "node:http2";
import { Code, ConnectError } from "@connectrpc/connect";
import { Http2SessionManager } from "@connectrpc/connect-node";

/** Runtimes send no PINGs. Without its own, a worker would never notice that its runtime is gone. */
const PINGS = { pingIntervalMs: 10_000, pingTimeoutMs: 5_000 } as const;

/** Operating systems try for two minutes and more to reach a host that does not answer. */
const CONNECT_TIMEOUT_MS = 10_000;

type RequestOptions = Parameters<Http2SessionManager["request"]>[3];
type SessionOptions = ConstructorParameters<typeof Http2SessionManager>[2];

/** An HTTP/2 connection to a runtime. It is opened by the first request, and again after it has broken. */
export class Connection extends Http2SessionManager {
  /** Number of requests so far. */
  requests = 0;
  #open = 0;
  #isRetired = false;

  constructor(url: string, options?: SessionOptions) {
    super(url, PINGS, options);
  }

  override async request(
    method: string,
    path: string,
    headers: OutgoingHttpHeaders,
    options: RequestOptions,
  ): Promise<ClientHttp2Stream> {
    const timer = this.#limitConnecting();
    this.requests += 1;
    this.#open += 1;
    try {
      const stream = await super.request(method, path, headers, options);
      ignoreSessionErrors(stream);
      stream.once("close", () => this.#noteEnd());
      return stream;
    } catch (error) {
      this.#noteEnd();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes the connection after its last answer. */
  retire(): void {
    this.#isRetired = true;
    if (this.#open === 0) this.abort();
  }

  #noteEnd(): void {
    this.#open -= 1;
    if (this.#isRetired && this.#open === 0) this.abort();
  }

  /** Limits the time for connecting. An open connection needs no limit, because its PINGs find out when it is dead. */
  #limitConnecting(): NodeJS.Timeout | undefined {
    const state = this.state();
    if (state === "open" || state === "idle" || state === "verifying") return undefined;
    return setTimeout(() => this.abort(noAnswer()), CONNECT_TIMEOUT_MS);
  }
}

/** The same error as that of the operating system after its longer timeout. */
function noAnswer(): ConnectError {
  const cause = Object.assign(new Error("no answer to the attempt to connect"), { code: "ETIMEDOUT" });
  return ConnectError.from(cause, Code.Unavailable);
}

/**
 * Ignores errors of the session. A failure that breaks a stream may break its session a moment later, and an error event
 * without a listener would end the process.
 */
function ignoreSessionErrors({ session }: ClientHttp2Stream): void {
  if (session === undefined || guarded.has(session)) return;
  guarded.add(session);
  session.on("error", () => {});
}

/** Sessions whose errors are ignored. */
const guarded = new WeakSet<Http2Session>();
