// The only file that knows json-rpc-2.0.
import {
  type ParsedResponse,
  type RequestId,
  type RpcErrorObject,
  type RpcRequest,
  type RpcResponse,
  rpcFailure,
  rpcSuccess,
  toInternalError,
} from "@stepflow/protocol";
import { JSONRPCClient } from "json-rpc-2.0/dist/client.js";
import type { JSONRPCErrorResponse, JSONRPCResponse } from "json-rpc-2.0/dist/models.js";
import { JSONRPCServer } from "json-rpc-2.0/dist/server.js";

/** A request to dispatch. */
export interface DispatchedRequest {
  readonly id: RequestId;
  readonly method: string;
  readonly params: unknown;
}

/** Serves one method for a caller. */
export type Method<Caller> = (params: unknown, caller: Caller) => unknown;

/** Dispatches requests to methods. Whatever a method throws becomes the error of the response. */
export class RpcDispatcher<Caller> {
  readonly #server = new JSONRPCServer<Caller>({ errorListener: () => {} });

  /** @param toUnknownMethod makes the error for a method that was not added. */
  constructor(toUnknownMethod: (method: string) => Error) {
    this.#server.handleMethodNotFound = ({ method }) => Promise.reject(toUnknownMethod(method));
    this.#server.mapErrorToJSONRPCErrorResponse = (id, error: unknown) => ({
      jsonrpc: "2.0",
      id,
      error: { ...toInternalError(error) },
    });
  }

  /** Adds a method. A result of `undefined` is sent as `null`. */
  add(name: string, method: Method<Caller>): void {
    this.#server.addMethodAdvanced(name, ({ id, params }, caller) => {
      const toSuccess = (result: unknown): RpcResponse => rpcSuccess(id as RequestId, result ?? null);
      const returned = method(params, caller);
      return returned instanceof Promise ? returned.then(toSuccess) : Promise.resolve(returned).then(toSuccess);
    });
  }

  /** Calls the method of a request and resolves with the response to it. */
  dispatch({ id, method, params }: DispatchedRequest, caller: Caller): PromiseLike<RpcResponse> {
    return this.#server.receive({ jsonrpc: "2.0", id, method, params }, caller) as PromiseLike<RpcResponse>;
  }
}

/** A response without its envelope. Exactly one member has a value, except that `result` may be `undefined`. */
export interface RpcOutcome {
  readonly result?: unknown;
  readonly error?: RpcErrorObject | undefined;
}

/** Writes a request to the runtime that it is for. */
export type SendRequest = (request: RpcRequest) => void;

/** Sends requests and matches them with their responses. One caller serves all exchanges, because a client for each takes memory. */
export class RpcCaller {
  readonly #client = new JSONRPCClient<SendRequest>((request: RpcRequest, send) => send(request));

  /** Sends a request. Resolves with the response; rejects if sending fails. */
  call({ id, method, params }: DispatchedRequest, send: SendRequest): PromiseLike<RpcOutcome> {
    return this.#client.requestAdvanced({ jsonrpc: "2.0", id, method, params }, send);
  }

  /** Settles the call that the response belongs to. */
  receive(response: ParsedResponse): void {
    this.#client.receive(toLibraryResponse(response));
  }

  /** Removes a call whose response is no longer needed. */
  abandon(id: string): void {
    this.#client.receive(abandoned(id));
  }
}

function toLibraryResponse({ id, result, error }: ParsedResponse): JSONRPCResponse {
  return error === undefined ? { jsonrpc: "2.0", id, result } : { jsonrpc: "2.0", id, error };
}

/** The library has no way to cancel a call, but forgets one that fails. */
function abandoned(id: string): JSONRPCErrorResponse {
  return { ...rpcFailure(id, { code: 0, message: "abandoned" }), id };
}
