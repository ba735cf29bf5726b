import type { MessageInitShape } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import { type CompleteTaskRequestSchema, OrchestratorService } from "@stepflow/protocol/grpc";
import { defined } from "@stepflow/protocol/internal";
import type { Logger } from "@stepflow/worker";
import { isNotFound } from "../rpc/call-error.ts";
import { callWithRetries, isTransient, RETRIES } from "../rpc/retry.ts";
import { encodeMessage } from "../rpc/unary-transport.ts";
import type { ComponentTask } from "./component-task.ts";

/** The result of a task: a response, an error or a list of components. */
export type TaskResult = NonNullable<MessageInitShape<typeof CompleteTaskRequestSchema>["result"]>;

/** Delivers results to the runtimes that own the tasks, and repeats a delivery while the runtime cannot be reached. */
export class TaskReporter {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /**
   * Resolves when the runtime has the result, or when `isOver` reports that the result no longer counts.
   *
   * @throws ConnectError when the runtime refuses the result, so that the caller can report another one.
   */
  async deliver({ taskId, runId, owner }: ComponentTask, result: TaskResult, isOver: () => boolean): Promise<void> {
    if (isOver()) return;
    const { completeTask } = OrchestratorService.method;
    const message = encodeMessage(completeTask.input, { taskId, result, ...defined({ runId }) });
    try {
      await callWithRetries({
        rule: RETRIES.result,
        owner,
        send: (timeoutMs) => owner.channel.send(completeTask, message, { timeoutMs }),
        mayRetry: () => !isOver(),
        onRetry: (error) => {
          const { rawMessage } = ConnectError.from(error);
          this.#logger.debug("The result could not be delivered yet; trying again.", { taskId, error: rawMessage });
        },
      });
    } catch (error) {
      // Another worker was faster, or this result has arrived although its acknowledgement was lost.
      if (isNotFound(error)) return this.#logger.debug("The task ended before its result arrived.", { taskId });
      if (!isTransient(error)) throw error;
      if (isOver()) return;
      const { rawMessage } = ConnectError.from(error);
      this.#logger.error("The result could not be delivered and is lost.", { taskId, error: rawMessage });
    }
  }
}
