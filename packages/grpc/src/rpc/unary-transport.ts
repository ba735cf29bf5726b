import { type ClientHttp2Stream, constants, type IncomingHttpHeaders } from "node:http2";
import {
  create,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Code, ConnectError, type Transport } from "@connectrpc/connect";
import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { Connection } from "./connection.ts";
import { frame, PREFIX_BYTES } from "./message-frame.ts";

export interface UnaryTransportOptions {
  readonly connection: Connection;
  /** For calls that are no plain request with one answer. */
  readonly others: Transport;
  readonly writeMaxBytes: number;
  readonly binaryOptions: { readonly recursionLimit: number };
}

const OK = 200;
/** Of eight digits, which is all that the header takes. */
const LARGEST_TIMEOUT_MS = 99_999_999;
/** What proxies answer in place of a runtime. */
const HTTP_CODES: Readonly<Record<number, Code>> = {
  404: Code.Unimplemented,
  502: Code.Unavailable,
  503: Code.Unavailable,
  504: Code.Unavailable,
};

/**
 * Makes plain calls with nothing in between: every task takes two of them, and a general transport, with its
 * interceptors, streams and abort controllers, spends more time on them than all the rest of a worker.
 */
export function createUnaryTransport({
  connection,
  others,
  writeMaxBytes,
  binaryOptions,
}: UnaryTransportOptions): Transport {
  return {
    stream: others.stream.bind(others),
    async unary(method, signal, timeoutMs, _header, input) {
      const body = write(method.input, input);
      if (body.length > writeMaxBytes) {
        throw new ConnectError(
          `the message has ${body.length} bytes, more than ${writeMaxBytes}`,
          Code.ResourceExhausted,
        );
      }
      const path = `/${method.parent.typeName}/${method.name}`;
      const answer = await call(connection, { path, body, signal, timeoutMs });
      return {
        stream: false,
        service: method.parent,
        method,
        header: new Headers(),
        trailer: new Headers(),
        message: read(method.output, answer, binaryOptions),
      };
    },
  };
}

/** What cannot be written is no matter of the connection: nobody needs to try again. */
function write<T extends DescMessage>(schema: T, message: MessageInitShape<T>): Uint8Array {
  try {
    return toBinary(schema, create(schema, message));
  } catch (error) {
    throw new ConnectError(`the message cannot be written: ${(error as Error).message}`, Code.InvalidArgument);
  }
}

interface Call {
  readonly path: string;
  readonly body: Uint8Array;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number | undefined;
}

/** Resolves with the body of the answer. Its time and its signal count from the first attempt to connect. */
function call(connection: Connection, { path, body, signal, timeoutMs }: Call): Promise<Buffer> {
  if (signal?.aborted) return Promise.reject(new ConnectError("the call was aborted", Code.Canceled));
  const headers = {
    "content-type": "application/grpc+proto",
    te: "trailers",
    ...(timeoutMs === undefined || timeoutMs > LARGEST_TIMEOUT_MS
      ? {}
      : { "grpc-timeout": `${Math.ceil(timeoutMs)}m` }),
  };
  return new Promise((resolve, reject) => {
    let stream: ClientHttp2Stream | undefined;
    let isOver = false;
    const settle = (): void => {
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const fail = (error: ConnectError): void => {
      if (isOver) return;
      settle();
      stream?.close(constants.NGHTTP2_CANCEL);
      reject(error);
    };
    const expire = (): void => fail(new ConnectError("the operation timed out", Code.DeadlineExceeded));
    const timer = timeoutMs === undefined ? undefined : setTimeout(expire, Math.min(timeoutMs, MAX_TIMER_MS));
    const onAbort = (): void => fail(new ConnectError("the call was aborted", Code.Canceled));
    signal?.addEventListener("abort", onAbort, { once: true });
    connection.request("POST", path, headers, {}).then(
      (opened) => {
        stream = opened;
        collect(opened, fail, (answer) => {
          if (isOver) return;
          settle();
          resolve(answer);
        });
        if (isOver) opened.close(constants.NGHTTP2_CANCEL);
        else opened.end(frame(body));
      },
      (error: unknown) => fail(ConnectError.from(error, Code.Unavailable)),
    );
  });
}

/** Calls back once, when the stream has ended. */
function collect(stream: ClientHttp2Stream, fail: (error: ConnectError) => void, done: (answer: Buffer) => void): void {
  const chunks: Buffer[] = [];
  let problem: ConnectError | undefined;
  let hasStatus = false;
  const note = (headers: IncomingHttpHeaders): void => {
    const status = headers["grpc-status"];
    if (status === undefined) return;
    hasStatus = true;
    if (status !== "0") problem = new ConnectError(decode(String(headers["grpc-message"] ?? "")), Number(status));
  };
  stream.on("response", (headers) => {
    const status = headers[":status"] ?? OK;
    if (status !== OK) problem = new ConnectError(`HTTP ${status}`, HTTP_CODES[status] ?? Code.Unknown);
    note(headers);
  });
  stream.on("trailers", note);
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("error", (error) => {
    problem ??= ConnectError.from(error, Code.Unavailable);
  });
  stream.on("close", () => {
    if (problem !== undefined) fail(problem);
    else if (hasStatus) done(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
    else fail(new ConnectError(`http/2 stream closed with error code ${stream.rstCode}`, Code.Unavailable));
  });
}

function read<T extends DescMessage>(
  schema: T,
  answer: Buffer,
  options: { readonly recursionLimit: number },
): MessageShape<T> {
  if (answer.length < PREFIX_BYTES || answer[0] !== 0) throw new ConnectError("the answer is malformed", Code.Internal);
  return fromBinary(schema, answer.subarray(PREFIX_BYTES), options);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
