import { create } from "@bufbuild/protobuf";
import {
  ComponentNotFoundError,
  ComponentTimeoutError,
  ERROR_CODES,
  InvalidInputError,
  isJsonObject,
  OverloadedError,
  retryPolicyOf,
  ShuttingDownError,
  toRpcError,
} from "@stepflow/protocol";
import { type TaskError, TaskErrorCode, TaskErrorSchema } from "@stepflow/protocol/grpc";

/** What a runtime is told of a failed execution. */
export function toTaskError(error: unknown, component: string): TaskError {
  const { code, message, data } = toRpcError(error, component);
  const details = toStruct(data);
  return create(TaskErrorSchema, {
    code: toTaskErrorCode(error, code),
    message,
    ...(details === undefined ? {} : { data: details }),
  });
}

/**
 * TIMEOUT and UNREACHABLE make a runtime repeat the task whatever its flow says, and restart the workers it has started,
 * and with them tasks that have nothing to do with the error: only a worker that is leaving anyway says so.
 */
function toTaskErrorCode(error: unknown, code: number): TaskErrorCode {
  if (error instanceof InvalidInputError) return TaskErrorCode.INVALID_INPUT;
  if (error instanceof ComponentNotFoundError) return TaskErrorCode.COMPONENT_NOT_FOUND;
  if (error instanceof ComponentTimeoutError) return TaskErrorCode.RESOURCE_UNAVAILABLE;
  if (error instanceof ShuttingDownError) return TaskErrorCode.UNREACHABLE;
  if (error instanceof OverloadedError) return TaskErrorCode.RESOURCE_UNAVAILABLE;
  if (retryPolicyOf(code) === "always") return TaskErrorCode.RESOURCE_UNAVAILABLE;
  // The code of `retry: "never"`, which must not become one that a flow can repeat.
  return code === ERROR_CODES.workerError ? TaskErrorCode.WORKER_ERROR : TaskErrorCode.COMPONENT_FAILED;
}

/** Details must be an object, and plain JSON; without them the message says enough. */
function toStruct(data: unknown): TaskError["data"] {
  try {
    const plain: unknown = JSON.parse(JSON.stringify(data) ?? "null");
    if (plain === null) return undefined;
    return (isJsonObject(plain) ? plain : { data: plain }) as NonNullable<TaskError["data"]>;
  } catch {
    return undefined;
  }
}
