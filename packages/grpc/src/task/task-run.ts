import { create } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import { InvalidOutputError, type StepflowError } from "@stepflow/protocol";
import { type TaskHeartbeatRequest, TaskHeartbeatRequestSchema } from "@stepflow/protocol/grpc";
import { type Logger, withFields } from "@stepflow/worker";
import type { ConcurrencyLimit, Executor, Ticket } from "@stepflow/worker/carrier";
import type { Heartbeat, HeartbeatNews, Heartbeats } from "../heartbeat/heartbeats.ts";
import { GrpcLink, type GrpcLinkSettings } from "../link/grpc-link.ts";
import type { NumberWatch } from "../values/number-warnings.ts";
import { UnwritableValueError, writeValue } from "../values/value-writer.ts";
import type { ExecuteTask } from "./execute-task.ts";
import { toFallbackResult } from "./fallback-result.ts";
import type { Attempt } from "./running-tasks.ts";
import { claimTask } from "./task-claim.ts";
import { toTaskError } from "./task-error.ts";
import { TaskLostError } from "./task-lost-error.ts";
import type { TaskReporter, TaskResult } from "./task-reporter.ts";

/** What all tasks of one worker share. */
export interface TaskTools {
  /** Tells the claims of workers apart. */
  readonly workerId: string;
  readonly executor: Executor;
  readonly slots: ConcurrencyLimit;
  readonly heartbeats: Heartbeats;
  readonly reporter: TaskReporter;
  readonly numbers: NumberWatch;
  readonly link: GrpcLinkSettings;
  readonly logger: Logger;
}

/** One attempt of a task: it waits for a slot, is claimed, kept alive, executed, reported. */
export class TaskRun implements Attempt {
  readonly taskId: string;
  readonly attempt: number;
  readonly #task: ExecuteTask;
  readonly #tools: TaskTools;
  readonly #place: Ticket;
  readonly #link: GrpcLink;
  readonly #logger: Logger;
  /** Rejects when the attempt is over before its execution is. */
  readonly #ending: Promise<never>;
  #reject: (reason: Error) => void = () => {};
  #over: Error | undefined;
  #heartbeat: Heartbeat | undefined;

  /** Takes its place in the line for a slot at once: who brings tasks waits until nobody waits there. */
  constructor(task: ExecuteTask, tools: TaskTools) {
    const { taskId, attempt, component, owner } = task;
    this.taskId = taskId;
    this.attempt = attempt;
    this.#task = task;
    this.#tools = tools;
    this.#place = tools.slots.join();
    this.#link = new GrpcLink(owner, tools.link, (progress, statusMessage) =>
      this.#heartbeat?.update(this.#request({ progress, ...(statusMessage === undefined ? {} : { statusMessage }) })),
    );
    this.#logger = withFields(tools.logger, { component, task_id: taskId, attempt });
    this.#ending = new Promise((_resolve, reject) => {
      this.#reject = reject;
    });
    this.#ending.catch(() => {});
  }

  get isWaiting(): boolean {
    return this.#heartbeat === undefined;
  }

  /** Heartbeats end at once: one more would claim the next attempt, which may be another worker's by now. */
  lose(reason: Error): void {
    this.#heartbeat?.stop();
    this.#link.lose(reason);
    this.#end(reason);
  }

  handBack(reason: StepflowError): void {
    this.#end(reason);
  }

  #end(reason: Error): void {
    this.#over ??= reason;
    this.#reject(reason);
  }

  /**
   * Ends when the task is over, whatever came of it. It is claimed when it has its slot, not before: a runtime measures the time
   * that an execution may take from its claim, and what nobody has claimed another worker may get.
   */
  async run(): Promise<void> {
    try {
      await this.#executeInTurn();
    } catch (error) {
      if (this.#isLost && this.isWaiting) return this.#logger.debug("Dropped a task that is over already.");
      await this.#report({ case: "error", value: toTaskError(error, this.#task.component) });
    } finally {
      this.#heartbeat?.stop();
      this.#place.cancel();
      void this.#place.slot.then((slot) => slot.release());
    }
  }

  async #executeInTurn(): Promise<void> {
    await Promise.race([this.#place.slot, this.#ending]);
    // From the thread: by the time in which this one hears of the claim, a component may have kept it busy for long.
    this.#heartbeat = this.#startHeartbeat();
    const claim = { logger: this.#logger, isOver: () => this.#isLost };
    if (!(await claimTask(this.#task.owner, this.#request(), claim))) return;
    if (this.#over !== undefined) throw this.#over;
    const output = await Promise.race([this.#call(), this.#ending]);
    await this.#report(this.#toResponse(output), output);
  }

  get #isLost(): boolean {
    return this.#link.lost !== undefined;
  }

  #request(extra: { readonly progress?: number; readonly statusMessage?: string } = {}): TaskHeartbeatRequest {
    const { runId } = this.#task.observability;
    const { workerId } = this.#tools;
    return create(TaskHeartbeatRequestSchema, { taskId: this.taskId, workerId, ...(runId ? { runId } : {}), ...extra });
  }

  #startHeartbeat(): Heartbeat {
    const { owner, heartbeatMs } = this.#task;
    return this.#tools.heartbeats.start({
      url: owner.url,
      request: this.#request(),
      intervalMs: heartbeatMs,
      onNews: (news) => this.#hear(news),
    });
  }

  #hear(news: HeartbeatNews): void {
    if (news !== "unreachable") return this.lose(new TaskLostError(news));
    const { owner } = this.#task;
    void owner.relocate().then(() => this.#heartbeat?.move(owner.url));
  }

  async #call(): Promise<unknown> {
    const { component, attempt, observability } = this.#task;
    const { executor, numbers } = this.#tools;
    const { value, uncertain, mayHoldReferences } = this.#task.readInput(numbers);
    const readInput = (): unknown => {
      numbers.checkInput(component, uncertain);
      return value;
    };
    const { slot } = this.#place;
    const request = { component, attempt, observability, readInput, mayHoldReferences, slot };
    try {
      return await executor.execute(request, this.#link);
    } finally {
      this.#link.endCalls();
    }
  }

  #toResponse(output: unknown): TaskResult {
    const { component } = this.#task;
    try {
      const { value, negativeZeros } = writeValue(output, this.#tools.numbers);
      this.#tools.numbers.noteOutput(component, negativeZeros);
      return { case: "response", value: { output: value } };
    } catch (error) {
      if (!(error instanceof UnwritableValueError)) throw error;
      throw new InvalidOutputError(component, [{ pointer: error.pointer, message: error.message }]);
    }
  }

  /** Never rejects: what the runtime refuses is replaced by something that it accepts. */
  async #report(result: TaskResult, output?: unknown): Promise<void> {
    if (this.#isLost) return this.#logger.warn("The runtime gave the task up: its result is dropped.");
    const { reporter, link } = this.#tools;
    const { owner, observability, component } = this.#task;
    const runId = observability.runId ?? undefined;
    const task = { taskId: this.taskId, runId, owner, isOver: () => this.#isLost };
    try {
      await reporter.deliver(task, result);
    } catch (error) {
      const timeoutMs = link.callbackTimeoutMs;
      const refused = { taskId: this.taskId, runId, component, result, error, output, link: this.#link, timeoutMs };
      // A task without any result would hang until it is taken for lost, and be executed again to the same end.
      await reporter.deliver(task, await toFallbackResult(refused)).catch((refusal: unknown) => {
        const { rawMessage } = ConnectError.from(refusal);
        this.#logger.error("The runtime accepts no result of the task.", { error: rawMessage });
      });
    }
  }
}
