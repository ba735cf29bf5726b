import type { MessageShape } from "@bufbuild/protobuf";
import type { CompleteTaskRequestSchema } from "@stepflow/protocol/grpc";

/** The result that a worker completes a task with. */
export type TaskResult = MessageShape<typeof CompleteTaskRequestSchema>["result"];

/** How a task ended. */
export type TaskEnd = TaskResult | { readonly case: "timeout"; readonly message: string };

/** What a heartbeat means for its task. */
export type Claim = "inProgress" | "claimedElsewhere" | "unknown";

interface PendingTask {
  readonly settle: (end: TaskEnd) => void;
  readonly queueTimer: NodeJS.Timeout;
  readonly executionTimeoutMs: number | undefined;
  workerId?: string;
  claimedAt: number;
  /** Whether a heartbeat arrived since the last check. */
  isAlive: boolean;
}

export interface TaskLimits {
  readonly queueTimeoutMs: number;
  readonly executionTimeoutMs: number | undefined;
}

/**
 * Tasks that wait for their claim or are being executed, by id. Heartbeats are checked at fixed intervals, as in real runtimes, so a
 * task without heartbeats fails after one to two intervals.
 */
export class PendingTasks {
  readonly #tasks = new Map<string, PendingTask>();
  readonly #intervalMs: number;
  readonly #timer: NodeJS.Timeout;

  constructor(heartbeatTimeoutMs: number) {
    this.#intervalMs = heartbeatTimeoutMs;
    this.#timer = setInterval(() => this.#checkHeartbeats(), heartbeatTimeoutMs);
  }

  /** Waits for the end of a task. It replaces a task of the same id, whose promise stays pending. */
  track(taskId: string, { queueTimeoutMs, executionTimeoutMs }: TaskLimits): Promise<TaskEnd> {
    this.forget(taskId);
    return new Promise((settle) => {
      const message = `No worker claimed task ${taskId} within ${queueTimeoutMs} ms.`;
      const queueTimer = setTimeout(() => this.#end(taskId, { case: "timeout", message }), queueTimeoutMs);
      this.#tasks.set(taskId, { settle, queueTimer, executionTimeoutMs, claimedAt: 0, isAlive: false });
    });
  }

  /** Records a heartbeat. The first one claims the task for its worker. */
  heartbeat(taskId: string, workerId: string): Claim {
    const task = this.#tasks.get(taskId);
    if (task === undefined) return "unknown";
    if (task.workerId !== undefined && task.workerId !== workerId) return "claimedElsewhere";
    if (task.workerId === undefined) {
      clearTimeout(task.queueTimer);
      task.workerId = workerId;
      task.claimedAt = performance.now();
    }
    task.isAlive = true;
    return "inProgress";
  }

  /** Ends a task, claimed or not. Returns false if there is none with this id. */
  complete(taskId: string, result: TaskResult): boolean {
    return this.#end(taskId, result);
  }

  /** Ends a task whose result is no longer needed. Its worker learns so from the answer to its next heartbeat. */
  abandon(taskId: string): void {
    this.#end(taskId, { case: "timeout", message: `The result of task ${taskId} is no longer needed.` });
  }

  /** Removes a task without settling its promise. */
  forget(taskId: string): void {
    clearTimeout(this.#tasks.get(taskId)?.queueTimer);
    this.#tasks.delete(taskId);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const taskId of [...this.#tasks.keys()]) {
      this.#end(taskId, { case: "timeout", message: "The pull service was closed." });
    }
  }

  #end(taskId: string, end: TaskEnd): boolean {
    const task = this.#tasks.get(taskId);
    if (task === undefined) return false;
    this.forget(taskId);
    task.settle(end);
    return true;
  }

  #checkHeartbeats(): void {
    for (const [taskId, task] of [...this.#tasks]) {
      const { workerId, executionTimeoutMs, isAlive } = task;
      if (workerId === undefined) continue;
      const ageMs = performance.now() - task.claimedAt;
      task.isAlive = false;
      if (executionTimeoutMs !== undefined && ageMs >= executionTimeoutMs) {
        this.#end(taskId, { case: "timeout", message: `Task ${taskId} took more than ${executionTimeoutMs} ms.` });
      } else if (!isAlive && ageMs >= this.#intervalMs) {
        this.#end(taskId, { case: "timeout", message: `The heartbeats of task ${taskId} have stopped.` });
      }
    }
  }
}
