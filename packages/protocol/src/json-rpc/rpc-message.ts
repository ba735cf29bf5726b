/** Correlates a request with its answer: a string or a safe integer; runtimes send UUIDs. */
export type RequestId = string | number;

/** The error member of a failed answer. */
export interface RpcErrorObject {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

export interface RpcRequest {
  readonly jsonrpc: "2.0";
  readonly id: RequestId;
  readonly method: string;
  readonly params?: unknown;
}

export interface RpcNotification {
  readonly jsonrpc: "2.0";
  readonly method: string;
  readonly params?: unknown;
}

export interface RpcSuccess {
  readonly jsonrpc: "2.0";
  readonly id: RequestId;
  readonly result: unknown;
}

/** `id` is null only where the request's id could not be read (docs/internals/wire.md#how-a-response-is-read: a runtime loses such an answer). */
export interface RpcFailure {
  readonly jsonrpc: "2.0";
  readonly id: RequestId | null;
  readonly error: RpcErrorObject;
}

export type RpcResponse = RpcSuccess | RpcFailure;

/** True for a string or a safe integer; fractions and integers beyond 2^53 cannot be echoed faithfully. */
export function isRequestId(value: unknown): value is RequestId {
  return typeof value === "string" || Number.isSafeInteger(value);
}

/** Builds a successful answer. */
export function rpcSuccess(id: RequestId, result: unknown): RpcSuccess {
  return { jsonrpc: "2.0", id, result };
}

/** Builds a failed answer. */
export function rpcFailure(id: RequestId | null, error: RpcErrorObject): RpcFailure {
  return { jsonrpc: "2.0", id, error };
}
