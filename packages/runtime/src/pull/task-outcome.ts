import { ERROR_CODES } from "@stepflow/protocol";
import { TaskErrorCode } from "@stepflow/protocol/grpc";
import type { ComponentOutcome } from "../engine/component.ts";
import { isTaskCode } from "../engine/task-codes.ts";
import type { Semantics } from "../versions.ts";
import type { TaskEnd } from "./pending-tasks.ts";
import { fromValue } from "./protobuf-value.ts";

/** The JSON-RPC code, as in runtimes up to 0.11, for each error code of a task. */
const CODES: Readonly<Partial<Record<TaskErrorCode, number>>> = {
  [TaskErrorCode.INVALID_INPUT]: ERROR_CODES.invalidInput,
  [TaskErrorCode.COMPONENT_FAILED]: ERROR_CODES.componentFailed,
  [TaskErrorCode.COMPONENT_NOT_FOUND]: ERROR_CODES.componentNotFound,
  [TaskErrorCode.RESOURCE_UNAVAILABLE]: ERROR_CODES.componentFailed,
};

/** Converts the end of a task. Timeouts and UNREACHABLE are transport failures, which are always retried. */
export function toOutcome(component: string, end: TaskEnd, { errorCodes }: Semantics): ComponentOutcome {
  switch (end.case) {
    case "response":
      return { outcome: "success", result: fromValue(end.value.output) };
    case "error": {
      const { code, message, data } = end.value;
      if (errorCodes === "task") return asReported(component, code, message, data);
      if (code === TaskErrorCode.TIMEOUT || code === TaskErrorCode.UNREACHABLE) return lost(component, message);
      const error = { code: CODES[code] ?? ERROR_CODES.workerError, message, ...(data === undefined ? {} : { data }) };
      return { outcome: "failed", component, error };
    }
    case "timeout":
      if (errorCodes === "task") return asReported(component, TaskErrorCode.TIMEOUT, end.message);
      return lost(component, end.message);
    default:
      return lost(component, "The worker completed the task without a result.");
  }
}

/** The error with its own code, as 0.12 and 0.13 show it. They know no codes but those of the enum. */
function asReported(component: string, code: number, message: string, data?: object): ComponentOutcome {
  const known = isTaskCode(code) ? code : TaskErrorCode.WORKER_ERROR;
  return { outcome: "failed", component, error: { code: known, message, ...(data === undefined ? {} : { data }) } };
}

/** Converts the code of a failure to the error code of a task. */
export function toTaskErrorCode(code: number, { errorCodes }: Semantics): TaskErrorCode {
  if (errorCodes === "task") return code as TaskErrorCode;
  const known = KNOWN_CODES.find((one) => CODES[one] === code);
  if (known !== undefined) return known;
  return code === ERROR_CODES.transportError ? TaskErrorCode.UNREACHABLE : TaskErrorCode.WORKER_ERROR;
}

const KNOWN_CODES = [
  TaskErrorCode.INVALID_INPUT,
  TaskErrorCode.COMPONENT_FAILED,
  TaskErrorCode.COMPONENT_NOT_FOUND,
  TaskErrorCode.RESOURCE_UNAVAILABLE,
] as const;

function lost(component: string, message: string): ComponentOutcome {
  const causes = [{ error: "error executing component" }, { error: message }];
  return { outcome: "failed", kind: "transport", component, causes, error: { code: 0, message } };
}
