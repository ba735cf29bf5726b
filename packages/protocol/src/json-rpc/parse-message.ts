import { isJsonObject } from "../json/json-value.ts";
import { MAX_MESSAGE_DEPTH, textDepthExceeds } from "../json/limits.ts";
import { ERROR_CODES } from "./error-codes.ts";
import { recoverRequestId } from "./recover-request-id.ts";
import { isRequestId, type RequestId, type RpcErrorObject } from "./rpc-message.ts";

/** What one body turned out to be. */
export type ParsedMessage = ParsedRequest | ParsedNotification | ParsedResponse | MalformedMessage;

export interface ParsedRequest {
  readonly kind: "request";
  readonly id: RequestId;
  readonly method: string;
  readonly params: unknown;
}

export interface ParsedNotification {
  readonly kind: "notification";
  readonly method: string;
  readonly params: unknown;
}

/** An answer; `null` members count as absent (docs/internals/wire.md#how-a-response-is-read). `id` is null when it was absent or unusable. */
export interface ParsedResponse {
  readonly kind: "response";
  readonly id: RequestId | null;
  readonly result?: unknown;
  readonly error?: RpcErrorObject;
}

export interface MalformedMessage {
  readonly kind: "malformed";
  /** The id that could be read from the text, so that the error still reaches its sender. */
  readonly id: RequestId | null;
  readonly error: RpcErrorObject;
}

/**
 * Reads one JSON-RPC 2.0 message; never throws. Batches are refused, because the Stepflow protocol has none
 * (docs/internals/wire.md#how-a-response-is-read), and so is nesting beyond {@link MAX_MESSAGE_DEPTH}.
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
    return malformed(recoverRequestId(text), ERROR_CODES.parseError, `Body is not JSON: ${(error as Error).message}`);
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
    ...(data === undefined || data === null ? {} : { data }),
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
