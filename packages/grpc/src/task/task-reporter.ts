import { setTimeout as sleep } from "node:timers/promises";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import type { CompleteTaskRequestSchema } from "@stepflow/protocol/grpc";
import type { Logger } from "@stepflow/worker";
import { Backoff } from "../rpc/backoff.ts";
import type { TaskOwner } from "../rpc/task-owner.ts";
import { isNotFound, isTransient } from "../rpc/transient.ts";

/** How a task ended. */
export type TaskResult = NonNullable<MessageInitShape<typeof CompleteTaskRequestSchema>["result"]>;

/** A task whose result is to be delivered. */
export interface ReportedTask {
  readonly taskId: string;
  readonly runId: string | undefined;
  readonly owner: TaskOwner;
  /** True when nobody waits for the result any more. */
  readonly isOver: () => boolean;
}

const CALL_TIMEOUT_MS = 30_000;
const PAUSES = { firstMs: 250, maxMs: 10_000 } as const;
/** A runtime that was away for longer has given the task up. */
const GIVE_UP_MS = 300_000;

/** Delivers results to the runtimes that own the tasks, and does not give up easily. */
export class TaskReporter {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /**
   * Resolves when the runtime has the result, or nobody waits for it.
   *
   * @throws ConnectError when the runtime refuses it: another one has to be found.
   */
  async deliver({ taskId, runId, owner, isOver }: ReportedTask, result: TaskResult): Promise<void> {
    const request = { taskId, result, ...(runId === undefined ? {} : { runId }) };
    const endMs = Date.now() + GIVE_UP_MS;
    const pauses = new Backoff(PAUSES);
    while (!isOver()) {
      try {
        await owner.channel.orchestrator.completeTask(request, { timeoutMs: CALL_TIMEOUT_MS });
        return;
      } catch (error) {
        const { rawMessage } = ConnectError.from(error);
        // Somebody else was faster, or this very result has arrived although its answer was lost.
        if (isNotFound(error)) return this.#logger.debug("A task was over before its result.", { taskId });
        if (!isTransient(error)) throw error;
        if (Date.now() > endMs) {
          return this.#logger.error("A result could not be delivered and is lost.", { taskId, error: rawMessage });
        }
        this.#logger.debug("A result could not be delivered yet.", { taskId, error: rawMessage });
        await owner.relocate();
        await sleep(pauses.next());
      }
    }
  }
}
