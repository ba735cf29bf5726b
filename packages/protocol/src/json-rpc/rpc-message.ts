import type { RpcErrorObject } from "../errors/rpc-error-object.ts";

/** Id of a request: a string or a safe integer. Runtimes send UUIDs. */
export type RequestId = string | number;

/** A JSON-RPC request. */
export interface RpcRequest {
  readonly jsonrpc: "2.0";
  readonly id: RequestId;
  readonly method: string;
  readonly params?: unknown;
}

/** A JSON-RPC notification, which gets no response. */
export interface RpcNotification {
  readonly jsonrpc: "2.0";
  readonly method: string;
  readonly params?: unknown;
}

/** A response with a result. */
export interface RpcSuccess {
  readonly jsonrpc: "2.0";
  readonly id: RequestId;
  readonly result: unknown;
}

/** A response with an error. `id` is `null` only if the id of the request could not be read; a runtime drops such a response. */
export interface RpcFailure {
  readonly jsonrpc: "2.0";
  readonly id: RequestId | null;
  readonly error: RpcErrorObject;
}

/** A JSON-RPC response. */
export type RpcResponse = RpcSuccess | RpcFailure;

/**
 * Whether a value is a string or a safe integer. Other numbers are refused because their digits could change in the response.
 *
 * @example
 * ```ts source="./rpc-message.examples.ts#isRequestId"
 * isRequestId("a-1"); // true
 * isRequestId(1.5); // false
 * ```
 */
export function isRequestId(value: unknown): value is RequestId {
  return typeof value === "string" || Number.isSafeInteger(value);
}

/**
 * Creates a response with a result.
 *
 * @example
 * ```ts source="./rpc-message.examples.ts#rpcSuccess"
 * rpcSuccess("a-1", { output: 1 }); // { jsonrpc: "2.0", id: "a-1", result: { output: 1 } }
 * ```
 */
export function rpcSuccess(id: RequestId, result: unknown): RpcSuccess {
  return { jsonrpc: "2.0", id, result };
}

/**
 * Creates a response with an error.
 *
 * @example
 * ```ts source="./rpc-message.examples.ts#rpcFailure"
 * const code = ERROR_CODES.methodNotFound;
 * rpcFailure("a-1", { code, message: "Method not found: x" });
 * ```
 */
export function rpcFailure(id: RequestId | null, error: RpcErrorObject): RpcFailure {
  return { jsonrpc: "2.0", id, error };
}
