import { StepflowError, toRpcError, validateParams } from "@stepflow/protocol";
import { type MethodHandler, RawJson } from "@stepflow/transport";
import { mayHoldReferences } from "../blobs/blob-reference.ts";
import type { Executor } from "../execution/executor.ts";
import { type HttpLinkSettings, HttpRuntimeLink } from "../link/http-runtime-link.ts";

export interface ExecuteMethodOptions extends HttpLinkSettings {
  readonly executor: Executor;
  /** Throws when no execution may begin now. */
  readonly admit: () => void;
}

/** Serves `components/execute`: the one method whose answer may be an event stream (docs/internals/wire.md#event-streams). */
export function createExecuteMethod(options: ExecuteMethodOptions): MethodHandler {
  return {
    streams: true,
    async handle(wireParams, exchange) {
      options.admit();
      // Both dialects spell its parameters alike (docs/internals/wire.md#messages-to-the-worker).
      const params = validateParams("components/execute", "v1", wireParams);
      try {
        const { component, attempt, observability, input } = params;
        const readInput = () => options.numbers.inspect(exchange.body, component, input) ?? input;
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

/** A failure as the runtime is told about it. */
class ExecutionFailure extends StepflowError {
  constructor(error: unknown, component: string) {
    const { code, message, data } = toRpcError(error, component);
    super(code, message, { data });
  }
}
