import {
  type RpcErrorObject,
  type RpcRequest,
  type RpcResponse,
  rpcFailure,
  toInternalError,
} from "@stepflow/protocol";
import { toWellFormedJson } from "./ascii-json.ts";
import { RawJson } from "./raw-json.ts";

/** Writes a request. Parameters that are not {@link RawJson} must be known to be JSON. */
export function toRequestText({ id, method, params }: RpcRequest): string {
  const head = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"method":${JSON.stringify(method)}`;
  if (params === undefined) return `${head}}`;
  return `${head},"params":${params instanceof RawJson ? params.text : JSON.stringify(params)}}`;
}

/** Writes an answer; a result that JSON cannot hold becomes an error answer with the same id. */
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

/** An answer as the body of a plain JSON response. */
export function toResponseBody(response: RpcResponse): string {
  return toWellFormedJson(toResponseText(response));
}

/** An error whose `data` cannot be written still carries its code and message. */
function withoutData(error: unknown, response: RpcResponse): RpcErrorObject {
  if ("error" in response) return { code: response.error.code, message: response.error.message };
  return toInternalError(error);
}
