import { ShuttingDownError, type StepflowError } from "@stepflow/protocol";
import { type TaskAssignment, TaskErrorCode } from "@stepflow/protocol/grpc";
import { messageOf } from "@stepflow/protocol/internal";
import type { Logger } from "@stepflow/worker";
import type { ComponentRegistry } from "@stepflow/worker/carrier";
import type { Channels } from "../rpc/channel.ts";
import { toComponentList } from "./component-list.ts";
import { type ComponentTask, toComponentTask } from "./component-task.ts";
import { answerDirectly } from "./direct-answer.ts";
import { DurationEstimate } from "./duration-estimate.ts";
import { RunningTasks } from "./running-tasks.ts";
import { toTaskError } from "./task-error.ts";
import type { TaskResult } from "./task-reporter.ts";
import { TaskRun, type TaskTools } from "./task-run.ts";

export interface TaskDispatcherOptions {
  readonly tools: TaskTools;
  readonly registry: ComponentRegistry;
  readonly channels: Channels;
  readonly tasksUrl: string;
}

/** Largest number of tasks that are returned in order to clear the stream. A longer queue would fill it again anyway. */
const MAX_CLEARED = 64;

/** Starts tasks as they arrive: executes components, answers discovery, refuses what it does not know. */
export class TaskDispatcher {
  readonly #options: TaskDispatcherOptions;
  readonly #running = new RunningTasks();
  readonly #durations = new DurationEstimate();
  readonly #handedBack: Promise<void>[] = [];
  #isClearing = false;
  #drainLimit: { readonly ms: number; readonly slots: number } | undefined;

  constructor(options: TaskDispatcherOptions) {
    this.#options = options;
  }

  /** Number of executions that have not ended, those that wait for a slot included. */
  get size(): number {
    return this.#running.size;
  }

  /**
   * Starts draining: tasks that, by recent durations, would not finish within `ms` are returned to the runtime
   * immediately.
   */
  drain(ms: number, slots: number): void {
    this.#drainLimit = { ms, slots };
    if (this.#hasTimeFor(this.#running.size)) return;
    for (const attempt of this.#running.all) if (attempt.isWaiting) attempt.handBack(new ShuttingDownError());
  }

  /** False once as many tasks were returned as there are slots: returning more would do more harm than good. */
  get mayTakeMore(): boolean {
    return this.#drainLimit === undefined || this.#handedBack.length < this.#drainLimit.slots;
  }

  /**
   * Returns all further tasks immediately, so that the runtime has none ready for this worker. Only first attempts are returned: a task
   * that each worker of a rolling deployment returned would use up its attempts.
   */
  clear(): void {
    this.#isClearing = true;
  }

  /** False once returning tasks has not cleared the stream. */
  get mayClearMore(): boolean {
    return this.#handedBack.length < MAX_CLEARED;
  }

  /** Starts a task. Discovery waits for no slot, because a runtime holds up all runs until it has the answer. */
  dispatch(assignment: TaskAssignment): void {
    const { taskId, task } = assignment;
    if (taskId === "") this.#logger.warn("Ignored a malformed task: it has no id.", { kind: task.case });
    else if (task.case === "listComponents") void this.#list(assignment);
    else if (task.case === "execute") this.#dispatchExecution(assignment, task.value.attempt);
    else void this.#refuse(assignment, "This worker does not know this kind of task. Update @stepflow/grpc.");
  }

  /** Resolves when all executions have ended and all returned tasks are answered. */
  async idle(): Promise<void> {
    await this.#running.idle();
    await Promise.all(this.#handedBack);
  }

  /** Ends all executions and returns their tasks to the runtime, which gives them to other workers. */
  handBackAll(reason: StepflowError): void {
    for (const attempt of this.#running.all) attempt.handBack(reason);
  }

  /** Ends all executions without reporting their results. */
  abandon(reason: Error): void {
    for (const attempt of this.#running.all) attempt.lose(reason);
  }

  get #logger(): Logger {
    return this.#options.tools.logger;
  }

  #dispatchExecution(assignment: TaskAssignment, attempt: number): void {
    const isCleared = this.#isClearing && attempt <= 1 && this.mayClearMore;
    if (!isCleared && this.#hasTimeFor(this.#running.size + 1)) return void this.#execute(assignment);
    const value = toTaskError(new ShuttingDownError(), assignment.taskId);
    this.#handedBack.push(this.#answer(assignment, { case: "error", value }));
  }

  #hasTimeFor(tasks: number): boolean {
    if (this.#drainLimit === undefined || this.#running.size === 0) return true;
    return this.#durations.estimateMs(tasks, this.#drainLimit.slots) < this.#drainLimit.ms;
  }

  async #execute(assignment: TaskAssignment): Promise<void> {
    const task = this.#read(assignment);
    if (task === undefined) return;
    const { taskId, attempt } = task;
    if (!this.#running.isNew(taskId, attempt)) {
      return this.#logger.debug("Ignored an attempt that is known already.", { taskId, attempt });
    }
    const run = new TaskRun(task, this.#options.tools);
    this.#running.add(run);
    const startedMs = performance.now();
    try {
      await run.run();
    } catch (error) {
      this.#logger.error("A task failed with an unexpected error of the worker.", { taskId, error });
    } finally {
      this.#running.delete(run);
      this.#durations.add(performance.now() - startedMs);
    }
  }

  #read(assignment: TaskAssignment): ComponentTask | undefined {
    try {
      return toComponentTask(assignment, this.#options);
    } catch (error) {
      // The owner's address is invalid, so the refusal goes to the runtime that sent the task.
      void this.#refuse({ taskId: assignment.taskId, context: undefined }, messageOf(error));
      return undefined;
    }
  }

  #list(assignment: TaskAssignment): Promise<void> {
    const { registry } = this.#options;
    return this.#answer(assignment, { case: "listComponents", value: toComponentList(registry) });
  }

  #refuse(assignment: Pick<TaskAssignment, "taskId" | "context">, message: string): Promise<void> {
    this.#logger.error("Refused a task.", { taskId: assignment.taskId, error: message });
    return this.#answer(assignment, { case: "error", value: { code: TaskErrorCode.WORKER_ERROR, message } });
  }

  #answer(assignment: Pick<TaskAssignment, "taskId" | "context">, result: TaskResult): Promise<void> {
    const { channels, tasksUrl } = this.#options;
    return answerDirectly(assignment, result, { channels, tasksUrl, logger: this.#logger });
  }
}
