import { type RpcErrorObject, StepflowError } from "@stepflow/protocol";

/**
 * Thrown by a callback handler to respond with exactly this error. `data: null` is sent as `null`, as real runtimes do;
 * `undefined` is omitted.
 *
 * @example
 * ```ts source="./callback-refusal.examples.ts#CallbackRefusal"
 * const onCallback: CallbackHandler = (method) => {
 *   throw new CallbackRefusal({ code: ERROR_CODES.notFound, message: `${method}: no such run.`, data: null });
 * };
 * ```
 */
export class CallbackRefusal extends StepflowError {
  static override readonly brand: string = "CallbackRefusal";

  constructor({ code, message, data }: RpcErrorObject) {
    super(code, message, { data });
  }
}
