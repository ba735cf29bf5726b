import { ERROR_CODES } from "../errors/error-codes.ts";
import type { RpcErrorObject } from "../errors/rpc-error-object.ts";
import { defined } from "../internal/defined.ts";
import { messageOf } from "../internal/message-of.ts";
import { isJsonObject } from "../json/json-value.ts";
import { MAX_MESSAGE_DEPTH } from "../json/limits.ts";
import { textDepthExceeds } from "../json/nesting-depth.ts";
import { recoverRequestId } from "./recover-request-id.ts";
import { isRequestId, type RequestId } from "./rpc-message.ts";

/** Result of {@link parseMessage}. */
export type ParsedMessage = ParsedRequest | ParsedNotification | ParsedResponse | MalformedMessage;

/** A request. */
export interface ParsedRequest {
  readonly kind: "request";
  readonly id: RequestId;
  readonly method: string;
  readonly params: unknown;
}

/** A notification. */
export interface ParsedNotification {
  readonly kind: "notification";
  readonly method: string;
  readonly params: unknown;
}

/**
 * A response. An `error` of `null` is treated as missing, as runtimes do. `id` is `null` if it is missing or neither a string
 * nor a safe integer.
 */
export interface ParsedResponse {
  readonly kind: "response";
  readonly id: RequestId | null;
  readonly result?: unknown;
  readonly error?: RpcErrorObject;
}

/** A text that is not a JSON-RPC message. */
export interface MalformedMessage {
  readonly kind: "malformed";
  /** Id that could be read from the text, so that its sender can be sent the error. */
  readonly id: RequestId | null;
  readonly error: RpcErrorObject;
}

/**
 * Reads one JSON-RPC 2.0 message. Never throws. Batches, which the Stepflow protocol does not have, and messages deeper than
 * {@link MAX_MESSAGE_DEPTH} are malformed.
 *
 * @example
 * ```ts source="./parse-message.examples.ts#parseMessage"
 * const message = parseMessage(body);
 * if (message.kind === "request") console.log(message.id, message.method);
 * else if (message.kind === "malformed") console.error(message.error.message);
 * ```
 */
export function parseMessage(text: string): ParsedMessage {
  if (textDepthExceeds(text, MAX_MESSAGE_DEPTH)) {
    return malformed(
      recoverRequestId(text),
      ERROR_CODES.invalidRequest,
      `Message nests deeper than ${MAX_MESSAGE_DEPTH} levels.`,
    );
  }
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch (error) {
    return malformed(recoverRequestId(text), ERROR_CODES.parseError, `Body is not JSON: ${messageOf(error)}`);
  }
  if (Array.isArray(message)) return invalid(null, "Batches are not supported: send one JSON-RPC message per request.");
  if (!isJsonObject(message)) return invalid(null, "Body is not a JSON-RPC message: expected an object.");
  return classify(message);
}

function classify(message: Record<string, unknown>): ParsedMessage {
  const { id, method } = message;
  if (message["jsonrpc"] !== "2.0") return invalid(usable(id), 'Member "jsonrpc" must be "2.0".');
  if (method === undefined) return toResponse(message);
  if (typeof method !== "string") return invalid(usable(id), 'Member "method" must be a string.');
  if (id === undefined) return { kind: "notification", method, params: message["params"] };
  if (!isRequestId(id)) return invalid(null, 'Member "id" must be a string or a safe integer.');
  return { kind: "request", id, method, params: message["params"] };
}

function toResponse(message: Record<string, unknown>): ParsedMessage {
  const { error } = message;
  const id = usable(message["id"]);
  if (isJsonObject(error)) return { kind: "response", id, error: toErrorObject(error) };
  if ("result" in message) return { kind: "response", id, result: message["result"] };
  return invalid(id, 'Message has neither "method" nor "result" nor "error".');
}

function toErrorObject(error: Record<string, unknown>): RpcErrorObject {
  const { code, message, data } = error;
  return {
    code: Number.isInteger(code) ? (code as number) : ERROR_CODES.internalError,
    message: typeof message === "string" ? message : "The peer sent an error without a message.",
    ...defined({ data: data ?? undefined }),
  };
}

function usable(id: unknown): RequestId | null {
  return isRequestId(id) ? id : null;
}

function invalid(id: RequestId | null, message: string): MalformedMessage {
  return malformed(id, ERROR_CODES.invalidRequest, message);
}

function malformed(id: RequestId | null, code: number, message: string): MalformedMessage {
  return { kind: "malformed", id, error: { code, message } };
}
