import type { Observability } from "@stepflow/protocol";
import type { ObservabilityContext, TaskAssignment } from "@stepflow/protocol/grpc";
import { toIntervalMs } from "../heartbeat/heartbeats.ts";
import type { Channels } from "../rpc/channel.ts";
import { TaskOwner } from "../rpc/task-owner.ts";
import { type ReadValue, readValue } from "../values/value-reader.ts";
import { toComponentPath } from "./component-path.ts";

/** A task that executes a component, read from its message. */
export interface ComponentTask {
  readonly taskId: string;
  readonly attempt: number;
  /** Path below the route, as the worker registers it. */
  readonly component: string;
  readonly runId: string | undefined;
  readonly observability: Observability;
  readonly owner: TaskOwner;
  readonly heartbeatMs: number;
  readInput(options: { readonly bigints: boolean }): ReadValue;
}

/** Returns `undefined` for a task that executes no component. @throws TypeError if the address of its owner is invalid. */
export function toComponentTask(
  assignment: TaskAssignment,
  where: { readonly channels: Channels; readonly tasksUrl: string },
): ComponentTask | undefined {
  const { taskId, task, context, heartbeatIntervalSecs } = assignment;
  if (task.case !== "execute") return undefined;
  const { componentId, pathParams, attempt, observability, input } = task.value;
  return {
    taskId,
    attempt,
    component: toComponentPath(componentId, pathParams),
    runId: observability?.runId,
    observability: toObservability(observability),
    owner: new TaskOwner({ ...where, context }),
    heartbeatMs: toIntervalMs(heartbeatIntervalSecs),
    readInput: (options) => readValue(input, options),
  };
}

/** Takes only the ids, so that the result can be serialized. */
function toObservability(context: ObservabilityContext | undefined): Observability {
  const { traceId = null, spanId = null, runId = null, flowId = null, stepId = null } = context ?? {};
  return { traceId, spanId, runId, flowId, stepId };
}
