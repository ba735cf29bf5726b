import {
  create,
  type DescMessage,
  type DescMethod,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Code, ConnectError, type Transport } from "@connectrpc/connect";
import { MAX_TIMER_MS, messageOf } from "@stepflow/protocol/internal";
import type { Connection } from "./connection.ts";
import { callUnary, UNARY_HEADERS, type UnaryAnswer } from "./unary-call.ts";

export interface UnaryLimits {
  readonly writeMaxBytes: number;
  readonly readMaxBytes: number;
}

export interface UnaryTransportOptions {
  readonly send: UnarySender;
  /** Carries streaming calls. */
  readonly others: Transport;
  readonly binaryOptions: { readonly recursionLimit: number };
}

/**
 * Makes one unary call with an encoded request, and returns the encoded answer.
 *
 * @throws ConnectError for every failure
 */
export type UnarySender = (
  method: DescMethod,
  message: Uint8Array,
  options?: { readonly timeoutMs?: number | undefined; readonly signal?: AbortSignal | undefined },
) => Promise<Uint8Array>;

/** No caller reads headers, and creating them takes longer than reading a usual answer. */
const NO_HEADERS = new Headers();

/** The header `grpc-timeout` has at most eight digits. */
const MAX_TIMEOUT_MS = 99_999_999;

/**
 * Creates the function that makes unary calls directly over HTTP/2. Every task takes two of them, and the general transport, with its
 * interceptors, streams and abort controllers, spends more time on them than the rest of a worker.
 */
export function createUnarySender(
  connection: Connection,
  { writeMaxBytes, readMaxBytes: maxBytes }: UnaryLimits,
): UnarySender {
  return async ({ parent, name }, message, { timeoutMs, signal } = {}) => {
    if (message.length > writeMaxBytes) {
      const problem = `the message has ${message.length} bytes, more than ${writeMaxBytes}`;
      throw new ConnectError(problem, Code.ResourceExhausted);
    }
    const path = `/${parent.typeName}/${name}`;
    const answer = await callUnary({
      message,
      open: (begin, fail) => void connection.request("POST", path, headersFor(timeoutMs), {}).then(begin, fail),
      signal,
      maxBytes,
      timeoutMs: timeoutMs === undefined ? undefined : Math.min(timeoutMs, MAX_TIMER_MS),
    });
    if (answer.status !== 0) throw toConnectError(answer);
    return answer.body;
  };
}

/** Creates a transport for the clients of all services. */
export function createUnaryTransport({ send, others, binaryOptions }: UnaryTransportOptions): Transport {
  return {
    stream: others.stream.bind(others),
    async unary(method, signal, timeoutMs, _header, input) {
      const message = encodeMessage(method.input, input);
      const body = await send(method, message, { timeoutMs, signal });
      return {
        stream: false,
        service: method.parent,
        method,
        header: NO_HEADERS,
        trailer: NO_HEADERS,
        message: decodeMessage(method.output, body, binaryOptions),
      };
    },
  };
}

/** A message that cannot be encoded fails with InvalidArgument, because repeating the call would not help. */
export function encodeMessage<T extends DescMessage>(schema: T, message: MessageInitShape<T>): Uint8Array {
  try {
    return toBinary(schema, create(schema, message));
  } catch (error) {
    throw new ConnectError(`the message cannot be written: ${messageOf(error)}`, Code.InvalidArgument);
  }
}

/** An answer that cannot be read is an error of the call, not of the program. */
export function decodeMessage<T extends DescMessage>(
  schema: T,
  body: Uint8Array,
  options?: UnaryTransportOptions["binaryOptions"],
): MessageShape<T> {
  try {
    return fromBinary(schema, body, options);
  } catch (error) {
    throw new ConnectError(`the answer cannot be read: ${messageOf(error)}`, Code.Internal);
  }
}

function headersFor(timeoutMs: number | undefined): Record<string, string> {
  if (timeoutMs === undefined || timeoutMs > MAX_TIMEOUT_MS) return UNARY_HEADERS;
  return { ...UNARY_HEADERS, "grpc-timeout": `${Math.ceil(timeoutMs)}m` };
}

function toConnectError({ status, message, cause }: UnaryAnswer): ConnectError {
  return cause === undefined ? new ConnectError(message, status) : ConnectError.from(cause, Code.Unavailable);
}
