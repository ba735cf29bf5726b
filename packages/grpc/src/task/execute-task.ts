import type { Observability } from "@stepflow/protocol";
import type { ObservabilityContext, TaskAssignment } from "@stepflow/protocol/grpc";
import type { Channels } from "../rpc/channel.ts";
import { TaskOwner } from "../rpc/task-owner.ts";
import { type ReadValue, readValue } from "../values/value-reader.ts";
import { toComponentPath } from "./component-path.ts";

/** A component to execute, taken out of its message. */
export interface ExecuteTask {
  readonly taskId: string;
  readonly attempt: number;
  /** Path below the route, as the worker registers it. */
  readonly component: string;
  readonly observability: Observability;
  readonly owner: TaskOwner;
  readonly heartbeatMs: number;
  readInput(options: { readonly bigints: boolean }): ReadValue;
}

const DEFAULT_HEARTBEAT_SECS = 1;

/** Undefined when the message carries no execution. @throws TypeError when its owner's address is none. */
export function toExecuteTask(
  assignment: TaskAssignment,
  where: { readonly channels: Channels; readonly tasksUrl: string },
): ExecuteTask | undefined {
  const { taskId, task, context, heartbeatIntervalSecs } = assignment;
  if (task.case !== "execute") return undefined;
  const { componentId, pathParams, attempt, observability, input } = task.value;
  return {
    taskId,
    attempt,
    component: toComponentPath(componentId, pathParams),
    observability: toObservability(observability),
    owner: new TaskOwner({
      ...where,
      ownerUrl: context?.orchestratorServiceUrl ?? "",
      rootRunId: context?.rootRunId ?? "",
    }),
    heartbeatMs: (heartbeatIntervalSecs || DEFAULT_HEARTBEAT_SECS) * 1_000,
    readInput: (options) => readValue(input, options),
  };
}

/** With nothing but the ids, so that it may be passed on. */
function toObservability(context: ObservabilityContext | undefined): Observability {
  const { traceId = null, spanId = null, runId = null, flowId = null, stepId = null } = context ?? {};
  return { traceId, spanId, runId, flowId, stepId };
}
