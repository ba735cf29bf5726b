import { ConnectError } from "@connectrpc/connect";
import { ShuttingDownError, type StepflowError } from "@stepflow/protocol";
import { type TaskAssignment, type TaskContext, TaskErrorCode } from "@stepflow/protocol/grpc";
import type { Logger } from "@stepflow/worker";
import type { ComponentRegistry } from "@stepflow/worker/carrier";
import type { Channels } from "../rpc/channel.ts";
import { TaskOwner } from "../rpc/task-owner.ts";
import { isNotFound } from "../rpc/transient.ts";
import { toComponentList } from "./component-list.ts";
import { Pace } from "./duration-estimate.ts";
import { type ExecuteTask, toExecuteTask } from "./execute-task.ts";
import { RunningTasks } from "./running-tasks.ts";
import { toTaskError } from "./task-error.ts";
import type { TaskResult } from "./task-reporter.ts";
import { TaskRun, type TaskTools } from "./task-run.ts";

export interface TaskDeskOptions {
  readonly tools: TaskTools;
  readonly registry: ComponentRegistry;
  readonly channels: Channels;
  readonly tasksUrl: string;
}

const ANSWER_TIMEOUT_MS = 5_000;

/** What is needed to say how a task ended. */
interface Answerable {
  readonly taskId: string;
  readonly context?: TaskContext | undefined;
}

/** Takes tasks as they come in, whatever they ask for. */
export class TaskDesk {
  readonly #options: TaskDeskOptions;
  readonly #running = new RunningTasks();
  readonly #pace = new Pace();
  readonly #handedBack: Promise<void>[] = [];
  #last: { readonly ms: number; readonly slots: number } | undefined;

  constructor(options: TaskDeskOptions) {
    this.#options = options;
  }

  /** Executions in hand. */
  get size(): number {
    return this.#running.size;
  }

  /** From now on it hands back at once what its worker could not do within its last `ms`, going by the tasks so far. */
  leave(ms: number, slots: number): void {
    this.#last = { ms, slots };
    if (this.#hasTimeFor(this.#running.size)) return;
    for (const attempt of this.#running.all) if (attempt.isWaiting) attempt.handBack(new ShuttingDownError());
  }

  /** False once so many tasks were handed back that taking more, to hand them back too, does more harm than good. */
  get mayTakeMore(): boolean {
    return this.#last === undefined || this.#handedBack.length < this.#last.slots;
  }

  /** Begins with a task. Discovery waits for no slot: a runtime holds up everybody until it has its answer. */
  take(assignment: TaskAssignment): void {
    const { taskId, task } = assignment;
    if (taskId === "") this.#logger.warn("Ignored a malformed task: it has no id.", { kind: task.case });
    else if (task.case === "listComponents") void this.#list(assignment);
    else if (task.case === "execute") this.#take(assignment);
    else void this.#refuse(assignment, "This worker does not know that kind of task: update @stepflow/grpc.");
  }

  /** Resolves when nothing is in hand. */
  async idle(): Promise<void> {
    await this.#running.idle();
    await Promise.all(this.#handedBack);
  }

  /** Ends everything in hand, and lets the runtime give it to other workers. */
  handBackAll(reason: StepflowError): void {
    for (const attempt of this.#running.all) attempt.handBack(reason);
  }

  /** Reports nothing any more. */
  abandon(reason: Error): void {
    for (const attempt of this.#running.all) attempt.lose(reason);
  }

  get #logger(): Logger {
    return this.#options.tools.logger;
  }

  #take(assignment: TaskAssignment): void {
    if (this.#hasTimeFor(this.#running.size + 1)) return void this.#execute(assignment);
    const value = toTaskError(new ShuttingDownError(), assignment.taskId);
    this.#handedBack.push(this.#answer(assignment, { case: "error", value }));
  }

  #hasTimeFor(tasks: number): boolean {
    if (this.#last === undefined || this.#running.size === 0) return true;
    return this.#pace.timeFor(tasks, this.#last.slots) < this.#last.ms;
  }

  async #execute(assignment: TaskAssignment): Promise<void> {
    const task = this.#read(assignment);
    if (task === undefined) return;
    const { taskId, attempt } = task;
    if (!this.#running.isNews(taskId, attempt)) {
      return this.#logger.debug("Ignored an attempt that is known already.", { taskId, attempt });
    }
    const run = new TaskRun(task, this.#options.tools);
    this.#running.add(run);
    const startedMs = performance.now();
    try {
      await run.run();
    } catch (error) {
      this.#logger.error("A task failed in a way that its worker did not foresee.", { taskId, error });
    } finally {
      this.#running.delete(run);
      this.#pace.note(performance.now() - startedMs);
    }
  }

  #read(assignment: TaskAssignment): ExecuteTask | undefined {
    try {
      return toExecuteTask(assignment, this.#options);
    } catch (error) {
      // Where it belongs to cannot be read: where it came from is the next best.
      void this.#refuse({ ...assignment, context: undefined }, (error as Error).message);
      return undefined;
    }
  }

  #list(assignment: TaskAssignment): Promise<void> {
    const { registry } = this.#options;
    return this.#answer(assignment, { case: "listComponents", value: toComponentList(registry) });
  }

  #refuse(assignment: Answerable, message: string): Promise<void> {
    this.#logger.error("Refused a task.", { taskId: assignment.taskId, error: message });
    return this.#answer(assignment, { case: "error", value: { code: TaskErrorCode.WORKER_ERROR, message } });
  }

  /** Answers without a claim, once: such a task is gone soon. */
  async #answer({ taskId, context }: Answerable, result: TaskResult): Promise<void> {
    try {
      const owner = new TaskOwner({
        ...this.#options,
        ownerUrl: context?.orchestratorServiceUrl ?? "",
        rootRunId: context?.rootRunId ?? "",
      });
      await owner.channel.orchestrator.completeTask({ taskId, result }, { timeoutMs: ANSWER_TIMEOUT_MS });
    } catch (error) {
      // Questions of a runtime that no longer waits for the answer stay in its queue.
      const log = isNotFound(error) ? "debug" : "warn";
      this.#logger[log]("A task could not be answered.", {
        taskId,
        kind: result.case,
        error: ConnectError.from(error).rawMessage,
      });
    }
  }
}
