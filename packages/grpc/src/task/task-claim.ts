import { OrchestratorService, TaskHeartbeatResponseSchema } from "@stepflow/protocol/grpc";
import type { Logger } from "@stepflow/worker";
import { isOurs } from "../heartbeat/heartbeats.ts";
import { describeOwnerError, isNotFound } from "../rpc/call-error.ts";
import { callWithRetries, RETRIES } from "../rpc/retry.ts";
import type { TaskOwner } from "../rpc/task-owner.ts";
import { decodeMessage } from "../rpc/unary-transport.ts";

export interface TaskClaim {
  readonly taskId: string;
  /** The encoded heartbeat. */
  readonly body: Uint8Array;
  readonly logger: Logger;
  readonly isOver: () => boolean;
}

/**
 * Claims a task by its first heartbeat, which ends its queue timeout. Returns false if another worker has claimed the task
 * or if it is over. Stale tasks are normal after a restart of the runtime, so they cause no warning.
 */
export async function claimTask(owner: TaskOwner, { taskId, body, logger, isOver }: TaskClaim): Promise<boolean> {
  try {
    const answer = await callWithRetries({
      rule: RETRIES.claim,
      owner,
      send: (timeoutMs) => owner.channel.send(OrchestratorService.method.taskHeartbeat, body, { timeoutMs }),
      mayRetry: () => !isOver(),
    });
    return isOurs(decodeMessage(TaskHeartbeatResponseSchema, answer)) && !isOver();
  } catch (error) {
    if (isOver()) return false;
    if (isNotFound(error)) {
      logger.debug("Dropped a task that is already over.", { taskId });
      return false;
    }
    logger.warn("Dropped a task that could not be claimed. The runtime will send it again.", {
      taskId,
      url: owner.url,
      error: describeOwnerError(error, owner.url),
    });
    return false;
  }
}
