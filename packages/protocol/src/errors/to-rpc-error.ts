import { isJsonObject } from "../json/json-value.ts";
import { ERROR_CODES } from "../json-rpc/error-codes.ts";
import type { RpcErrorObject } from "../json-rpc/rpc-message.ts";
import { ComponentError } from "./component-errors.ts";
import { StepflowError } from "./stepflow-error.ts";

/**
 * The only place that decides what the runtime is told about a failure. Whatever a component throws has a message
 * that stands alone and `data` with the component; causes and stacks stay here.
 */
export function toRpcError(error: unknown, component?: string): RpcErrorObject {
  const failure = error instanceof StepflowError ? error : toComponentError(error);
  const authored = failure === error && failure instanceof ComponentError && failure.data !== undefined;
  return {
    code: failure.code,
    message: failure.message === "" ? failure.name : failure.message,
    data: authored ? failure.data : withComponent(failure, component),
  };
}

/** Wraps what is not one of our errors; its message is kept, because it is what the user needs. */
export function toComponentError(error: unknown): ComponentError {
  if (error instanceof Error) {
    return new ComponentError(error.message || error.name, { cause: error, data: { error: error.name } });
  }
  return new ComponentError(describeThrown(error), { cause: error, data: { error: typeof error } });
}

/** The error of a bug on our side of the protocol. */
export function toInternalError(error: unknown): RpcErrorObject {
  if (error instanceof StepflowError) return toRpcError(error);
  return { code: ERROR_CODES.internalError, message: `Internal error: ${describeThrown(error)}`, data: {} };
}

function describeThrown(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  if (typeof error === "string" && error !== "") return error;
  try {
    return `Component threw ${JSON.stringify(error) ?? String(error)}`;
  } catch {
    return `Component threw a value of type ${typeof error}`;
  }
}

/** Data that an author gave stays exactly as given. */
function withComponent({ data }: StepflowError, component: string | undefined): unknown {
  if (data === undefined || data === null) return component === undefined ? {} : { component };
  if (component === undefined || !isJsonObject(data)) return data;
  return { ...data, component };
}
