import { type RpcErrorObject, StepflowError } from "@stepflow/protocol";

/** What a handler returns that leaves the worker without an answer, as runtimes do with methods that they do not know (docs/internals/wire.md#callbacks). */
export const NO_RESPONSE: unique symbol = Symbol("no answer");

/** What a handler throws to answer with exactly this error: `data: null` is sent, as runtimes do, absent data is not. */
export class CallbackRefusal extends StepflowError {
  static override readonly brand: string = "CallbackRefusal";

  constructor({ code, message, data }: RpcErrorObject) {
    super(code, message, { data });
  }
}
