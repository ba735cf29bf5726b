import { ShuttingDownError, type StepflowError } from "@stepflow/protocol";
import { type TaskAssignment, TaskErrorCode } from "@stepflow/protocol/grpc";
import { LimitedLog, messageOf } from "@stepflow/protocol/internal";
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

/** Longest time that a task waits in a stopping worker. A returned task starts about a second later on another worker. */
const MAX_WAIT_MS = 2_000;

/** Starts tasks as they arrive: executes components, answers discovery, refuses what it does not know. */
export class TaskDispatcher {
  readonly #options: TaskDispatcherOptions;
  readonly #logger: LimitedLog;
  readonly #running = new RunningTasks();
  readonly #durations = new DurationEstimate();
  readonly #handedBack: Promise<void>[] = [];
  #drainLimit: { readonly ms: number; readonly slots: number } | undefined;
  #held: TaskAssignment[] | undefined;

  constructor(options: TaskDispatcherOptions) {
    this.#options = options;
    this.#logger = new LimitedLog(options.tools.logger);
  }

  /** Number of executions that have not ended, those that wait for a slot included. */
  get size(): number {
    return this.#running.size;
  }

  /**
   * Keeps tasks that arrive until {@link release}, because the result of a task often makes another one ready. Tasks that wait for a slot
   * already, and would not finish within half of `drainMs` by recent durations, are returned to the runtime.
   */
  hold(drainMs: number, slots: number): void {
    this.#held = [];
    this.#drainLimit = { ms: drainMs / 2, slots };
    if (this.#hasTimeFor(this.#running.size, this.#drainLimit.ms)) return;
    for (const attempt of this.#running.all) if (attempt.isWaiting) attempt.handBack(new ShuttingDownError());
  }

  /** Executes the tasks that were held, as far as time allows, and returns the others to the runtime. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const assignment of held) this.dispatch(assignment);
  }

  /** Starts a task. Discovery waits for no slot, because a runtime holds up all runs until it has the answer. */
  dispatch(assignment: TaskAssignment): void {
    const { taskId, task } = assignment;
    if (taskId === "") this.#logger.warn("Ignored a malformed task: it has no id.", { kind: task.case });
    else if (task.case === "listComponents") void this.#list(assignment);
    else if (task.case === "execute" && this.#held !== undefined) this.#held.push(assignment);
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

  #dispatchExecution(assignment: TaskAssignment, attempt: number): void {
    const { ms } = this.#drainLimit ?? { ms: Number.POSITIVE_INFINITY };
    // A task that every worker of a rolling deployment returned would use up its attempts, so only first attempts have the shorter limit.
    const limitMs = attempt <= 1 ? Math.min(ms, MAX_WAIT_MS) : ms;
    if (this.#hasTimeFor(this.#running.size + 1, limitMs)) return void this.#execute(assignment);
    const value = toTaskError(new ShuttingDownError(), assignment.taskId);
    this.#handedBack.push(this.#answer(assignment, { case: "error", value }));
  }

  #hasTimeFor(tasks: number, ms: number): boolean {
    if (this.#drainLimit === undefined || this.#running.size === 0) return true;
    return this.#durations.estimateMs(tasks, this.#drainLimit.slots) < ms;
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
    return answerDirectly(assignment, result, { channels, tasksUrl, logger: this.#options.tools.logger });
  }
}
