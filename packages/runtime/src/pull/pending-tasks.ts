import type { MessageShape } from "@bufbuild/protobuf";
import type { CompleteTaskRequestSchema } from "@stepflow/protocol/grpc";

/** How a worker says that a task has ended. */
export type TaskResult = MessageShape<typeof CompleteTaskRequestSchema>["result"];

/** What became of a task. */
export type TaskEnd = TaskResult | { readonly case: "timeout"; readonly message: string };

/** What the runtime makes of a heartbeat. */
export type Claim = "inProgress" | "claimedElsewhere" | "unknown";

interface PendingTask {
  readonly settle: (end: TaskEnd) => void;
  readonly queueTimer: NodeJS.Timeout;
  readonly executionTimeoutMs: number | undefined;
  workerId?: string;
  claimedAt: number;
  /** Whether a heartbeat came since it was last looked. */
  isAlive: boolean;
}

export interface TaskLimits {
  readonly queueTimeoutMs: number;
  readonly executionTimeoutMs: number | undefined;
}

/**
 * Tasks that wait for their claim or are being executed, by id. Heartbeats are looked at in fixed intervals, as real runtimes do:
 * a task that falls silent is given up after one to two of them.
 */
export class PendingTasks {
  readonly #tasks = new Map<string, PendingTask>();
  readonly #intervalMs: number;
  readonly #timer: NodeJS.Timeout;

  constructor(heartbeatTimeoutMs: number) {
    this.#intervalMs = heartbeatTimeoutMs;
    this.#timer = setInterval(() => this.#look(), heartbeatTimeoutMs);
  }

  /** Resolves with how the task ended; a task of the same id is forgotten. */
  track(taskId: string, { queueTimeoutMs, executionTimeoutMs }: TaskLimits): Promise<TaskEnd> {
    this.forget(taskId);
    return new Promise((settle) => {
      const message = `No worker has claimed task ${taskId} within ${queueTimeoutMs} ms.`;
      const queueTimer = setTimeout(() => this.#end(taskId, { case: "timeout", message }), queueTimeoutMs);
      this.#tasks.set(taskId, { settle, queueTimer, executionTimeoutMs, claimedAt: 0, isAlive: false });
    });
  }

  /** The first heartbeat claims the task. */
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

  /** Ends a task, claimed or not. False when there is none of this id. */
  complete(taskId: string, result: TaskResult): boolean {
    return this.#end(taskId, result);
  }

  /** Nobody waits for a task any more: its worker is told at its next heartbeat. */
  abandon(taskId: string): void {
    this.#end(taskId, { case: "timeout", message: `Nobody waits for task ${taskId} any more.` });
  }

  /** Ends a task without telling anybody. */
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

  #look(): void {
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
