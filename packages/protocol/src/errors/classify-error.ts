import { isJsonObject } from "../json/json-value.ts";
import { toPlainJson } from "../json/plain-json.ts";
import { ComponentError } from "./component-errors.ts";
import { ERROR_CODES } from "./error-codes.ts";
import type { RpcErrorObject } from "./rpc-error-object.ts";
import { StepflowError } from "./stepflow-error.ts";

/**
 * Classifies whatever a component throws, as the error that is sent to the runtime. No other place decides this. The message
 * stands alone, `data` names the component, and causes and stacks are not sent.
 *
 * | thrown | code | message | data |
 * | --- | --- | --- | --- |
 * | {@link ComponentError} with `data` | `code` of the error, by default −32100 | message of the error | `data` of the error, unchanged |
 * | any other {@link StepflowError} | `code` of the error | message of the error | members of the error's `data`, and `component` |
 * | any other `Error` | −32100 | message of the error, or its name if it has none | `error` (its name) and `component` |
 * | a text | −32100 | the text | `error` (`"string"`) and `component` |
 * | any other value | −32100 | the value as JSON, or its type | `error` (its type) and `component` |
 *
 * Parts of the data that JSON cannot hold are replaced: an error by its name and message, a `bigint` by its digits, a cycle by
 * `[circular]`.
 *
 * @param component path of the component, which becomes `data.component`.
 * @example
 * ```ts source="./classify-error.examples.ts#toRpcError"
 * toRpcError(new Error("The disk is full."), "/save");
 * // { code: -32100, message: "The disk is full.", data: { error: "Error", component: "/save" } }
 * ```
 */
export function toRpcError(error: unknown, component?: string): RpcErrorObject {
  const failure = error instanceof StepflowError ? error : toComponentError(error);
  const authored = failure === error && failure instanceof ComponentError && failure.data !== undefined;
  return {
    code: failure.code,
    message: failure.message === "" ? failure.name : failure.message,
    data: toPlainJson(authored ? failure.data : withComponent(failure, component)),
  };
}

/**
 * Wraps a thrown value in a {@link ComponentError}. The message is kept, because users need it.
 *
 * @example
 * ```ts source="./classify-error.examples.ts#toComponentError"
 * toComponentError("The disk is full.").message; // "The disk is full."
 * ```
 */
export function toComponentError(error: unknown): ComponentError {
  if (error instanceof Error) {
    return new ComponentError(error.message || error.name, { cause: error, data: { error: error.name } });
  }
  return new ComponentError(describeThrown(error), { cause: error, data: { error: typeof error } });
}

/**
 * Classifies what code other than a component throws: a {@link StepflowError} as {@link toRpcError} does, anything else as an
 * internal error (−32603).
 *
 * @example
 * ```ts source="./classify-error.examples.ts#toInternalError"
 * toInternalError(new TypeError("x is undefined"));
 * // { code: -32603, message: "Internal error: x is undefined", data: {} }
 * ```
 */
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

/** Adds the component to the data of an error. Data other than an object is kept unchanged. */
function withComponent({ data }: StepflowError, component: string | undefined): unknown {
  if (data === undefined || data === null) return component === undefined ? {} : { component };
  if (component === undefined || !isJsonObject(data)) return data;
  return { ...data, component };
}
