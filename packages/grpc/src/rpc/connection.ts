import type { ClientHttp2Stream, OutgoingHttpHeaders } from "node:http2";
import { Code, ConnectError } from "@connectrpc/connect";
import { Http2SessionManager } from "@connectrpc/connect-node";

/** A runtime notices nothing of these; a worker learns from them that its runtime is gone. */
const PINGS = { pingIntervalMs: 10_000, pingTimeoutMs: 5_000 } as const;

/** Operating systems try for two minutes and more, in which nobody learns that a host does not answer. */
const CONNECT_TIMEOUT_MS = 10_000;

type RequestOptions = Parameters<Http2SessionManager["request"]>[3];
type SessionOptions = ConstructorParameters<typeof Http2SessionManager>[2];

/** An HTTP/2 connection to a runtime that is opened when it is needed, and again after it broke. */
export class Connection extends Http2SessionManager {
  /** All that were made so far. */
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

  /** Closes it once the last answer has come. */
  retire(): void {
    this.#isRetired = true;
    if (this.#open === 0) this.abort();
  }

  #noteEnd(): void {
    this.#open -= 1;
    if (this.#isRetired && this.#open === 0) this.abort();
  }

  /** A connection that is open already looks after itself by its PINGs. */
  #limitConnecting(): NodeJS.Timeout | undefined {
    const state = this.state();
    if (state === "open" || state === "idle" || state === "verifying") return undefined;
    return setTimeout(() => this.abort(noAnswer()), CONNECT_TIMEOUT_MS);
  }
}

/** As the operating system would say it in the end. */
function noAnswer(): ConnectError {
  const cause = Object.assign(new Error("no answer to the attempt to connect"), { code: "ETIMEDOUT" });
  return ConnectError.from(cause, Code.Unavailable);
}

/**
 * What breaks a stream may break its connection a moment later, when nobody listens to that any more: as an error event
 * that would end the process.
 */
function ignoreSessionErrors({ session }: ClientHttp2Stream): void {
  if (session?.listeners("error").includes(ignore) === false) session.on("error", ignore);
}

function ignore(): void {}
