import {
  type RpcErrorObject,
  type RpcRequest,
  type RpcResponse,
  rpcFailure,
  toInternalError,
} from "@stepflow/protocol";
import { toWellFormedJson } from "./ascii-json.ts";
import { RawJson } from "./raw-json.ts";

/** Headers of a response that is plain JSON. */
export const JSON_HEADERS = { "content-type": "application/json" } as const;

/** Writes a request. Parameters are {@link RawJson} or a value that `JSON.stringify` can write. */
export function toRequestText({ id, method, params }: RpcRequest): string {
  const head = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"method":${JSON.stringify(method)}`;
  if (params === undefined) return `${head}}`;
  return `${head},"params":${params instanceof RawJson ? params.text : JSON.stringify(params)}}`;
}

/** Writes a response. A result that JSON cannot represent becomes an error response with the same id. */
export function toResponseText(response: RpcResponse): string {
  try {
    if ("result" in response && response.result instanceof RawJson) {
      return `{"jsonrpc":"2.0","id":${JSON.stringify(response.id)},"result":${response.result.text}}`;
    }
    return JSON.stringify(response);
  } catch (error) {
    return JSON.stringify(rpcFailure(response.id, withoutData(error, response)));
  }
}

/** Writes a response as the body of a plain HTTP response. */
export function toResponseBody(response: RpcResponse): string {
  return toWellFormedJson(toResponseText(response));
}

/** Keeps the code and message of an error whose `data` cannot be written. */
function withoutData(error: unknown, response: RpcResponse): RpcErrorObject {
  if ("error" in response) return { code: response.error.code, message: response.error.message };
  return toInternalError(error);
}
