import { type RequestId, type RpcResponse, rpcFailure, rpcSuccess, toInternalError } from "@stepflow/protocol";
import { isThenable } from "@stepflow/protocol/internal";

/** A request to dispatch. */
export interface DispatchedRequest {
  readonly id: RequestId;
  readonly method: string;
  readonly params: unknown;
}

/** Serves one method for a caller. Returns the result or a promise of it. */
export type Method<Caller> = (params: unknown, caller: Caller) => unknown;

/**
 * Dispatches requests to methods. Whatever a method throws becomes the error of the response.
 *
 * `JSONRPCServer` of `json-rpc-2.0` takes a twelfth of the CPU time of a whole HTTP request, because each of its calls passes several
 * promises, even if the method returns at once.
 */
export class RpcDispatcher<Caller> {
  readonly #methods = new Map<string, Method<Caller>>();
  readonly #toUnknownMethod: (method: string) => Error;

  /** @param toUnknownMethod makes the error for a method that was not added. */
  constructor(toUnknownMethod: (method: string) => Error) {
    this.#toUnknownMethod = toUnknownMethod;
  }

  add(name: string, method: Method<Caller>): void {
    this.#methods.set(name, method);
  }

  /**
   * Calls the method of a request and returns the response to it, or a promise that resolves with it if the method returns one. Never
   * throws. A result of `undefined` is sent as `null`.
   */
  dispatch({ id, method, params }: DispatchedRequest, caller: Caller): RpcResponse | PromiseLike<RpcResponse> {
    try {
      const serve = this.#methods.get(method);
      if (serve === undefined) throw this.#toUnknownMethod(method);
      const returned = serve(params, caller);
      return isThenable(returned)
        ? returned.then(
            (result) => rpcSuccess(id, result ?? null),
            (error: unknown) => rpcFailure(id, toInternalError(error)),
          )
        : rpcSuccess(id, returned ?? null);
    } catch (error) {
      return rpcFailure(id, toInternalError(error));
    }
  }
}
