import { ERROR_CODES, isJsonObject, type RetryPolicy, retryPolicyOf } from "@stepflow/protocol";

/** Error codes of tasks, by which runtimes 0.12 and 0.13 report every error: the numbers of the protobuf enum `TaskErrorCode`. */
export const TASK_CODES = {
  timeout: 1,
  invalidInput: 2,
  componentFailed: 3,
  unreachable: 5,
  componentNotFound: 6,
  resourceUnavailable: 7,
  workerError: 10,
} as const;

/** The words by which results of nested runs contain the codes, in the order of the codes. */
const WORDS = [
  "UNSPECIFIED",
  "TIMEOUT",
  "INVALID_INPUT",
  "COMPONENT_FAILED",
  "CANCELLED",
  "UNREACHABLE",
  "COMPONENT_NOT_FOUND",
  "RESOURCE_UNAVAILABLE",
  "EXPRESSION_FAILURE",
  "ORCHESTRATOR_ERROR",
  "WORKER_ERROR",
];

/** Returns the word of a code, such as `COMPONENT_FAILED`. */
export function wordOfTaskCode(code: number): string {
  return WORDS[code] ?? "WORKER_ERROR";
}

/** Whether a number is the code of a task. Runtimes show any other one as that of `WORKER_ERROR`. */
export function isTaskCode(code: number): boolean {
  return WORDS[code] !== undefined;
}

/**
 * Converts the JSON-RPC error of a worker to the code that a pulling worker reports. A component may choose the code of an invalid input for
 * an error of its own; the issues are what shows that the worker has found one.
 */
export function toTaskErrorNumber(rpcCode: number, data: unknown): number {
  const isInvalid = rpcCode === ERROR_CODES.invalidInput && isJsonObject(data) && Array.isArray(data["issues"]);
  if (isInvalid) return TASK_CODES.invalidInput;
  if (retryPolicyOf(rpcCode) === "always") return TASK_CODES.resourceUnavailable;
  return rpcCode === ERROR_CODES.workerError ? TASK_CODES.workerError : TASK_CODES.componentFailed;
}

/** Returns the policy that 0.12 and 0.13 derive from the code of a task. */
export function taskRetryPolicyOf(code: number): RetryPolicy {
  if (code === TASK_CODES.timeout || code === TASK_CODES.unreachable) return "always";
  return code === TASK_CODES.componentFailed || code === TASK_CODES.resourceUnavailable ? "byFlow" : "never";
}
