// The only file that knows json-rpc-2.0.
import { type ParsedResponse, type RpcErrorObject, type RpcRequest, rpcFailure } from "@stepflow/protocol";
import { JSONRPCClient } from "json-rpc-2.0/dist/client.js";
import type { JSONRPCErrorResponse, JSONRPCResponse } from "json-rpc-2.0/dist/models.js";
import type { DispatchedRequest } from "./rpc-dispatcher.ts";

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
