import {
  create,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Code, ConnectError, type Transport } from "@connectrpc/connect";
import { MAX_TIMER_MS, messageOf } from "@stepflow/protocol/internal";
import type { Connection } from "./connection.ts";
import { callUnary, UNARY_HEADERS, type UnaryAnswer } from "./unary-call.ts";

export interface UnaryTransportOptions {
  readonly connection: Connection;
  /** Carries streaming calls. */
  readonly others: Transport;
  readonly writeMaxBytes: number;
  readonly readMaxBytes: number;
  readonly binaryOptions: { readonly recursionLimit: number };
}

/** The header `grpc-timeout` has at most eight digits. */
const MAX_TIMEOUT_MS = 99_999_999;

/**
 * Creates a transport that makes unary calls directly over HTTP/2. Every task takes two of them, and the general
 * transport, with its interceptors, streams and abort controllers, spends more time on them than the rest of a worker.
 */
export function createUnaryTransport({
  connection,
  others,
  writeMaxBytes,
  readMaxBytes,
  binaryOptions,
}: UnaryTransportOptions): Transport {
  return {
    stream: others.stream.bind(others),
    async unary(method, signal, timeoutMs, _header, input) {
      const message = write(method.input, input);
      if (message.length > writeMaxBytes) {
        throw new ConnectError(
          `the message has ${message.length} bytes, more than ${writeMaxBytes}`,
          Code.ResourceExhausted,
        );
      }
      const path = `/${method.parent.typeName}/${method.name}`;
      const answer = await callUnary({
        message,
        open: (begin, fail) => void connection.request("POST", path, headersFor(timeoutMs), {}).then(begin, fail),
        signal,
        maxBytes: readMaxBytes,
        timeoutMs: timeoutMs === undefined ? undefined : Math.min(timeoutMs, MAX_TIMER_MS),
      });
      if (answer.status !== 0) throw toConnectError(answer);
      return {
        stream: false,
        service: method.parent,
        method,
        header: new Headers(),
        trailer: new Headers(),
        message: read(method.output, answer.body, binaryOptions),
      };
    },
  };
}

/** A message that cannot be encoded fails with InvalidArgument, because repeating the call would not help. */
function write<T extends DescMessage>(schema: T, message: MessageInitShape<T>): Uint8Array {
  try {
    return toBinary(schema, create(schema, message));
  } catch (error) {
    throw new ConnectError(`the message cannot be written: ${messageOf(error)}`, Code.InvalidArgument);
  }
}

/** An answer that cannot be read is an error of the call, not of the program. */
function read<T extends DescMessage>(
  schema: T,
  body: Uint8Array,
  options: UnaryTransportOptions["binaryOptions"],
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
