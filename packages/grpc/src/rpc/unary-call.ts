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
const UNIMPLEMENTED = 12;
const INTERNAL = 13;
const UNAVAILABLE = 14;

const HTTP_OK = 200;
/** gRPC statuses for the HTTP statuses that a proxy sends in place of a runtime. */
const STATUS_OF_HTTP: Readonly<Record<number, number>> = {
  404: UNIMPLEMENTED,
  502: UNAVAILABLE,
  503: UNAVAILABLE,
  504: UNAVAILABLE,
};
const NO_BODY = new Uint8Array();

/**
 * Makes one gRPC call with one request and one response. Never rejects: every failure is a status.
 *
 * Uses nothing but `node:http2`, because the heartbeat thread is bundled from it.
 */
export function callUnary({ message, open, timeoutMs, signal }: UnaryCall): Promise<UnaryAnswer> {
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
      collectAnswer(opened, settle);
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
function collectAnswer(stream: ClientHttp2Stream, done: (answer: UnaryAnswer) => void): void {
  const chunks: Buffer[] = [];
  let failure: UnaryAnswer | undefined;
  let hasStatus = false;
  const readStatus = (headers: IncomingHttpHeaders): void => {
    const status = headers["grpc-status"];
    if (status === undefined) return;
    hasStatus = true;
    if (status !== "0") failure = toFailure(Number(status), decodeMessage(String(headers["grpc-message"] ?? "")));
  };
  stream.on("response", (headers) => {
    const status = headers[":status"] ?? HTTP_OK;
    if (status !== HTTP_OK) failure = toFailure(STATUS_OF_HTTP[status] ?? UNKNOWN, `HTTP ${status}`);
    readStatus(headers);
  });
  stream.on("trailers", readStatus);
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("error", (error) => {
    failure ??= toBrokenFailure(error);
  });
  stream.on("close", () => {
    if (failure !== undefined) done(failure);
    else if (hasStatus) done(readBody(chunks));
    else done(toFailure(UNAVAILABLE, `http/2 stream closed with error code ${stream.rstCode}`));
  });
}

function readBody(chunks: readonly Buffer[]): UnaryAnswer {
  const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  // The first byte is 1 when a message is compressed, which this client does not ask for.
  if (body.length < PREFIX_BYTES || body[0] !== 0) return toFailure(INTERNAL, "the answer is malformed");
  return { status: OK, message: "", body: body.subarray(PREFIX_BYTES) };
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
