import { type ComponentInfo, ERROR_CODES } from "@stepflow/protocol";
import type { WorkerCallError } from "@stepflow/transport/client";
import type { FailedOutcome } from "../engine/component.ts";
import { TASK_CODES, toTaskErrorNumber } from "../engine/task-codes.ts";
import { matchTemplate } from "../routes/match-template.ts";
import type { Semantics } from "../versions.ts";

/**
 * Converts the JSON-RPC error by which a worker answers an execution.
 *
 * @param list lists the components of the worker, to tell a path without a component from a component that fails with the same code.
 */
export async function toComponentOutcome(
  component: string,
  { rpcCode: code, rpcMessage: message, rpcData: data }: WorkerCallError,
  { errorCodes, routesComponents }: Semantics,
  list: () => Promise<readonly ComponentInfo[]>,
): Promise<FailedOutcome> {
  if (errorCodes === "rpc") return { outcome: "failed", component, error: { code, message, data } };
  const isMissing = code === ERROR_CODES.componentNotFound && !(await has(list, component));
  if (isMissing && routesComponents) return unroutedComponent(component, message);
  const taskCode = isMissing ? TASK_CODES.componentNotFound : toTaskErrorNumber(code, data);
  return { outcome: "failed", component, error: { code: taskCode, message, data } };
}

async function has(list: () => Promise<readonly ComponentInfo[]>, path: string): Promise<boolean> {
  const components = await list().catch(() => []);
  return components.some(({ component }) => matchTemplate(component, path) !== undefined);
}

/** The failure of a version that knows the components of its workers, for a path without a component. */
function unroutedComponent(component: string, message: string): FailedOutcome {
  const causes = ["invalid input", "invalid input", message].map((one) => ({ error: one }));
  return { outcome: "failed", kind: "route", component, causes, error: { code: 0, message } };
}
