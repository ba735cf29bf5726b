import { setTimeout as sleep } from "node:timers/promises";
import { ConnectError } from "@connectrpc/connect";
import type { TaskHeartbeatRequest } from "@stepflow/protocol/grpc";
import type { Logger } from "@stepflow/worker";
import { isOurs } from "../heartbeat/heartbeats.ts";
import { isNotFound, isTransient } from "../rpc/call-error.ts";
import type { TaskOwner } from "../rpc/task-owner.ts";

const ATTEMPTS = 5;
const PAUSE_MS = 1_000;
const CALL_TIMEOUT_MS = 10_000;

/**
 * Claims a task by its first heartbeat, which ends its queue timeout. Returns false if another worker has claimed the task
 * or if it is over. Stale tasks are normal after a restart of the runtime, so they cause no warning.
 */
export async function claimTask(
  owner: TaskOwner,
  request: TaskHeartbeatRequest,
  { logger, isOver }: { readonly logger: Logger; readonly isOver: () => boolean },
): Promise<boolean> {
  const { taskId } = request;
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await owner.channel.orchestrator.taskHeartbeat(request, { timeoutMs: CALL_TIMEOUT_MS });
      return isOurs(answer) && !isOver();
    } catch (error) {
      if (isOver()) return false;
      if (isNotFound(error)) {
        logger.debug("Dropped a task that is already over.", { taskId });
        return false;
      }
      const { rawMessage } = ConnectError.from(error);
      if (!isTransient(error) || attempt === ATTEMPTS) {
        logger.warn("Dropped a task that could not be claimed. The runtime will send it again.", {
          taskId,
          url: owner.url,
          error: rawMessage,
        });
        return false;
      }
    }
    await owner.relocate();
    await sleep(PAUSE_MS);
  }
}
