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

/** Converts the error of a failed execution to the one that is reported to the runtime. */
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
 * After TIMEOUT and UNREACHABLE a runtime repeats the task, whatever its flow specifies, and restarts a worker that it has
 * started, which ends unrelated tasks. So only a worker that is stopping anyway reports UNREACHABLE.
 */
function toTaskErrorCode(error: unknown, code: number): TaskErrorCode {
  if (error instanceof InvalidInputError) return TaskErrorCode.INVALID_INPUT;
  if (error instanceof ComponentNotFoundError) return TaskErrorCode.COMPONENT_NOT_FOUND;
  if (error instanceof ComponentTimeoutError) return TaskErrorCode.RESOURCE_UNAVAILABLE;
  if (error instanceof ShuttingDownError) return TaskErrorCode.UNREACHABLE;
  if (error instanceof OverloadedError) return TaskErrorCode.RESOURCE_UNAVAILABLE;
  if (retryPolicyOf(code) === "always") return TaskErrorCode.RESOURCE_UNAVAILABLE;
  // The code of `retry: "never"` must not become one that a flow can retry.
  return code === ERROR_CODES.workerError ? TaskErrorCode.WORKER_ERROR : TaskErrorCode.COMPONENT_FAILED;
}

/** Details must be a JSON object. Other values are wrapped, and those that JSON cannot hold are dropped. */
function toStruct(data: unknown): TaskError["data"] {
  try {
    const plain: unknown = JSON.parse(JSON.stringify(data) ?? "null");
    if (plain === null) return undefined;
    return (isJsonObject(plain) ? plain : { data: plain }) as NonNullable<TaskError["data"]>;
  } catch {
    return undefined;
  }
}
