import { StepflowError, toRpcError, validateParams } from "@stepflow/protocol";
import { type MethodHandler, RawJson } from "@stepflow/transport";
import { mayHoldReferences } from "../blobs/blob-reference.ts";
import type { Executor } from "../execution/executor.ts";
import { type HttpLinkSettings, HttpRuntimeLink } from "../link/http-runtime-link.ts";

export interface ExecuteMethodOptions extends HttpLinkSettings {
  readonly executor: Executor;
  /** Throws if the worker accepts no execution now. */
  readonly admit: () => void;
}

/** Creates the handler of `components/execute`, the only method whose response may be an event stream. */
export function createExecuteMethod(options: ExecuteMethodOptions): MethodHandler {
  return {
    streams: true,
    async handle(wireParams, exchange) {
      options.admit();
      // The parameters are the same in both dialects.
      const params = validateParams("components/execute", "v1", wireParams);
      try {
        const { component, attempt, observability, input } = params;
        const readInput = () => options.numbers.inspect(exchange.body, component, input);
        const link = new HttpRuntimeLink(exchange, observability, options);
        const request = {
          component,
          attempt,
          observability,
          readInput,
          mayHoldReferences: mayHoldReferences(exchange.body),
        };
        const output = await options.executor.execute(request, link);
        return new RawJson(`{"output":${output.write()}}`);
      } catch (error) {
        throw new ExecutionFailure(error, params.component);
      }
    },
  };
}

/** An error in the form that is sent to the runtime. */
class ExecutionFailure extends StepflowError {
  constructor(error: unknown, component: string) {
    const { code, message, data } = toRpcError(error, component);
    super(code, message, { data });
  }
}
