import { StepflowError, toRpcError, validateWorkerParams } from "@stepflow/protocol";
import { type MethodHandler, RawJson } from "@stepflow/transport";
import { mayHoldReferences } from "../blobs/blob-reference.ts";
import type { ExecutionRequest, Executor } from "../execution/executor.ts";
import type { Output } from "../execution/output.ts";
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
    handle(wireParams, exchange) {
      options.admit();
      // The parameters are the same in both dialects.
      const params = validateWorkerParams("components/execute", "v1", wireParams);
      const { component, attempt, observability } = params;
      // Released by reading, because it would otherwise take memory as long as the component runs.
      let unread = params.input;
      const readInput = (): unknown => {
        const input = options.numbers.inspect(exchange.body, component, unread);
        exchange.releaseBody();
        unread = undefined;
        return input;
      };
      const link = new HttpRuntimeLink(exchange, observability, options);
      const request = {
        component,
        attempt,
        observability,
        readInput,
        mayHoldReferences: mayHoldReferences(exchange.body),
      };
      return execute(options.executor, request, link);
    },
  };
}

/** An async function would take more time, and more memory while the component runs. */
function execute(executor: Executor, request: ExecutionRequest, link: HttpRuntimeLink): RawJson | Promise<RawJson> {
  const { component } = request;
  const answer = (output: Output): RawJson => toResult(output, component, executor);
  const fail = (error: unknown): never => {
    throw new ExecutionFailure(error, component);
  };
  let output: Output | Promise<Output>;
  try {
    output = executor.execute(request, link);
  } catch (error) {
    return fail(error);
  }
  return output instanceof Promise ? output.then(answer, fail) : answer(output);
}

/** Writing calls functions of the output, such as `toJSON`, once more. */
function toResult(output: Output, component: string, executor: Executor): RawJson {
  try {
    return new RawJson(`{"output":${output.write()}}`);
  } catch (error) {
    throw new ExecutionFailure(executor.toSent(error), component);
  }
}

/** An error in the form that is sent to the runtime. */
class ExecutionFailure extends StepflowError {
  constructor(error: unknown, component: string) {
    const { code, message, data } = toRpcError(error, component);
    super(code, message, { data });
  }
}
