import type { TaskAssignment } from "@stepflow/protocol/grpc";
import type { Logger } from "@stepflow/worker";
import { describeOwnerError, isNotFound } from "../rpc/call-error.ts";
import type { Channels } from "../rpc/channel.ts";
import { TaskOwner } from "../rpc/task-owner.ts";
import type { TaskResult } from "./task-reporter.ts";

export interface DirectAnswerOptions {
  readonly channels: Channels;
  readonly tasksUrl: string;
  readonly logger: Logger;
}

const TIMEOUT_MS = 5_000;

/** Answers a task that was not claimed. There is one attempt only, because the runtime soon forgets such a task. */
export async function answerDirectly(
  { taskId, context }: Pick<TaskAssignment, "taskId" | "context">,
  result: TaskResult,
  { channels, tasksUrl, logger }: DirectAnswerOptions,
): Promise<void> {
  let url = tasksUrl;
  try {
    const owner = new TaskOwner({ channels, tasksUrl, context });
    url = owner.url;
    await owner.channel.orchestrator.completeTask({ taskId, result }, { timeoutMs: TIMEOUT_MS });
  } catch (error) {
    // A discovery task stays in the queue of a runtime that no longer waits for its answer.
    const log = isNotFound(error) ? "debug" : "warn";
    logger[log]("A task could not be answered.", {
      taskId,
      kind: result.case,
      error: describeOwnerError(error, url),
    });
  }
}
