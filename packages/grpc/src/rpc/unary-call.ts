import { type ClientHttp2Stream, constants, type IncomingHttpHeaders } from "node:http2";
import { frame, PREFIX_BYTES } from "./message-frame.ts";

export interface UnaryCall {
  /** The encoded request. */
  readonly message: Uint8Array;
  /** Opens the stream that carries the call, with {@link UNARY_HEADERS} among its headers, and passes it to `begin`. */
  readonly open: (begin: (stream: ClientHttp2Stream) => void, fail: (error: unknown) => void) => void;
  /** Includes the time for connecting. At most 2^31 − 1, the longest delay of a timer. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Largest response that is accepted. It is enforced while the response arrives, so that an endless one cannot fill the memory. */
  readonly maxBytes: number;
}

export interface UnaryAnswer {
  /** gRPC status; 0 is success. */
  readonly status: number;
  /** Describes the failure; empty on success. */
  readonly message: string;
  /** The encoded response; empty on failure. */
  readonly body: Uint8Array;
  /** The error of the connection or of its stream, if the call failed by one. */
  readonly cause?: unknown;
  /** True when `timeoutMs` passed without an answer. */
  readonly timedOut?: boolean;
}

export const UNARY_HEADERS = { "content-type": "application/grpc+proto", te: "trailers" } as const;

const OK = 0;
const CANCELLED = 1;
const UNKNOWN = 2;
const DEADLINE_EXCEEDED = 4;
const RESOURCE_EXHAUSTED = 8;
const UNIMPLEMENTED = 12;
const INTERNAL = 13;
const UNAVAILABLE = 14;
const MAX_STATUS = 16;

const HTTP_OK = 200;
/** gRPC statuses for the HTTP statuses that a proxy sends in place of a runtime. */
const STATUS_OF_HTTP: Readonly<Record<number, number>> = {
  404: UNIMPLEMENTED,
  502: UNAVAILABLE,
  503: UNAVAILABLE,
  504: UNAVAILABLE,
};
const NO_BODY = new Uint8Array();
const MALFORMED = "the answer is malformed";

/**
 * Makes one gRPC call with one request and one response. Never rejects: every failure is a status.
 *
 * Uses nothing but `node:http2`, because the heartbeat thread is bundled from it.
 */
export function callUnary({ message, open, timeoutMs, signal, maxBytes }: UnaryCall): Promise<UnaryAnswer> {
  if (signal?.aborted) return Promise.resolve(toFailure(CANCELLED, "the call was aborted"));
  return new Promise((resolve) => {
    let stream: ClientHttp2Stream | undefined;
    let isOver = false;
    const settle = (answer: UnaryAnswer): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(answer);
    };
    const cancel = (answer: UnaryAnswer): void => {
      settle(answer);
      stream?.close(constants.NGHTTP2_CANCEL);
    };
    const onTimeout = (): void =>
      cancel({ ...toFailure(DEADLINE_EXCEEDED, `no answer within ${timeoutMs} ms`), timedOut: true });
    const onAbort = (): void => cancel(toFailure(CANCELLED, "the call was aborted"));
    const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    const begin = (opened: ClientHttp2Stream): void => {
      stream = opened;
      collectAnswer(opened, maxBytes, settle);
      if (isOver) opened.close(constants.NGHTTP2_CANCEL);
      else opened.end(frame(message));
    };
    try {
      open(begin, (error) => settle(toBrokenFailure(error)));
    } catch (error) {
      settle(toBrokenFailure(error));
    }
  });
}

/** Calls back once, when the stream has closed. */
function collectAnswer(stream: ClientHttp2Stream, maxBytes: number, done: (answer: UnaryAnswer) => void): void {
  const body = new AnswerBody(maxBytes);
  let failure: UnaryAnswer | undefined;
  let hasStatus = false;
  const readStatus = (headers: IncomingHttpHeaders): void => {
    const status = headers["grpc-status"];
    if (status === undefined) return;
    hasStatus = true;
    if (status !== "0") failure ??= toFailure(toStatus(status), decodeMessage(String(headers["grpc-message"] ?? "")));
  };
  stream.on("response", (headers) => {
    readStatus(headers);
    const status = headers[":status"] ?? HTTP_OK;
    if (status !== HTTP_OK) failure ??= toFailure(STATUS_OF_HTTP[status] ?? UNKNOWN, `HTTP ${status}`);
  });
  stream.on("trailers", readStatus);
  stream.on("data", (chunk: Buffer) => {
    const problem = failure === undefined ? body.add(chunk) : undefined;
    if (problem === undefined) return;
    failure = problem;
    stream.close(constants.NGHTTP2_CANCEL);
  });
  stream.on("error", (error) => {
    failure ??= toBrokenFailure(error);
  });
  stream.on("close", () => {
    if (failure !== undefined) done(failure);
    else if (hasStatus) done(body.read());
    else done(toFailure(UNAVAILABLE, `http/2 stream closed with error code ${stream.rstCode}`));
  });
}

/** Collects the one message of an answer. */
class AnswerBody {
  readonly #maxBytes: number;
  readonly #chunks: Buffer[] = [];
  #received = 0;
  /** Number of bytes with the prefix, once that is known. */
  #expected: number | undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Returns a failure as soon as the answer cannot be a message of at most `maxBytes`. */
  add(chunk: Buffer): UnaryAnswer | undefined {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    if (this.#expected === undefined && this.#received >= PREFIX_BYTES) this.#expected = PREFIX_BYTES + this.#length();
    if (this.#expected === undefined) return undefined;
    if (this.#received > this.#expected) return toFailure(INTERNAL, MALFORMED);
    if (this.#expected - PREFIX_BYTES <= this.#maxBytes) return undefined;
    return toFailure(RESOURCE_EXHAUSTED, `the answer has more than ${this.#maxBytes} bytes`);
  }

  read(): UnaryAnswer {
    const body = this.#joined();
    // The first byte is 1 when a message is compressed, which this client does not ask for.
    if (body.length !== this.#expected || body[0] !== 0) return toFailure(INTERNAL, MALFORMED);
    return { status: OK, message: "", body: body.subarray(PREFIX_BYTES) };
  }

  #length(): number {
    return this.#joined().readUInt32BE(1);
  }

  #joined(): Buffer {
    const [only] = this.#chunks;
    return this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks);
  }
}

function toStatus(text: string | readonly string[]): number {
  const status = Number(text);
  return Number.isInteger(status) && status > 0 && status <= MAX_STATUS ? status : UNKNOWN;
}

function toFailure(status: number, message: string): UnaryAnswer {
  return { status, message, body: NO_BODY };
}

function toBrokenFailure(cause: unknown): UnaryAnswer {
  return { ...toFailure(UNAVAILABLE, cause instanceof Error ? cause.message : String(cause)), cause };
}

/** Servers encode the message like a part of a URL; some send it as it is. */
function decodeMessage(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
