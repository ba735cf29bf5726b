import { create } from "@bufbuild/protobuf";
import type { Value } from "@bufbuild/protobuf/wkt";
import { ConnectError } from "@connectrpc/connect";
import { InvalidOutputError, type StepflowError } from "@stepflow/protocol";
import { type TaskHeartbeatRequest, TaskHeartbeatRequestSchema } from "@stepflow/protocol/grpc";
import { type Logger, withFields } from "@stepflow/worker";
import type { Executor, Output, Slot, Slots, Ticket } from "@stepflow/worker/carrier";
import { encodeHeartbeat, type Heartbeat, type HeartbeatProblem, type Heartbeats } from "../heartbeat/heartbeats.ts";
import { GrpcLink, type GrpcLinkSettings } from "../link/grpc-link.ts";
import type { NumberWarnings } from "../values/number-warnings.ts";
import { UnwritableValueError, writeValue } from "../values/value-writer.ts";
import type { ComponentTask } from "./component-task.ts";
import { toFallbackResult } from "./fallback-result.ts";
import { type StoringOptions, storeBigNumbers } from "./stored-output.ts";
import { claimTask } from "./task-claim.ts";
import { toTaskError } from "./task-error.ts";
import { TaskLostError } from "./task-lost-error.ts";
import type { TaskReporter, TaskResult } from "./task-reporter.ts";

/** The parts of a worker that all its tasks use. */
export interface TaskTools {
  /** Identifies the worker in its claims. */
  readonly workerId: string;
  readonly executor: Executor;
  readonly slots: Slots;
  readonly heartbeats: Heartbeats;
  readonly reporter: TaskReporter;
  readonly numbers: NumberWarnings;
  readonly link: GrpcLinkSettings;
  readonly logger: Logger;
}

/** One attempt of a task: waits for a slot, claims the task, sends heartbeats, executes the component, reports the result. */
export class TaskRun {
  readonly taskId: string;
  readonly attempt: number;
  readonly #task: ComponentTask;
  readonly #tools: TaskTools;
  readonly #ticket: Ticket;
  readonly #link: GrpcLink;
  readonly #logger: Logger;
  /** Rejects when the attempt ends before its execution. */
  readonly #ending: Promise<never>;
  #reject: (reason: Error) => void = () => {};
  #over: Error | undefined;
  #heartbeat: Heartbeat | undefined;

  /** Joins the queue for slots at once, because the stream is read on only while that queue is empty. */
  constructor(task: ComponentTask, tools: TaskTools) {
    const { taskId, attempt, component, owner } = task;
    this.taskId = taskId;
    this.attempt = attempt;
    this.#task = task;
    this.#tools = tools;
    this.#ticket = tools.slots.join();
    this.#link = new GrpcLink(owner, tools.link, (progress, statusMessage) =>
      this.#heartbeat?.update(this.#request({ progress, ...(statusMessage === undefined ? {} : { statusMessage }) })),
    );
    this.#logger = withFields(tools.logger, { component, task_id: taskId, attempt });
    this.#ending = new Promise((_resolve, reject) => {
      this.#reject = reject;
    });
    this.#ending.catch(() => {});
  }

  /** Whether the attempt has no slot yet, and so has not claimed its task. */
  get isWaiting(): boolean {
    return this.#heartbeat === undefined;
  }

  /**
   * Ends the attempt without a result. Heartbeats stop at once, because a further one could claim the next attempt, which
   * may belong to another worker.
   */
  lose(reason: Error): void {
    this.#heartbeat?.stop();
    this.#link.lose(reason);
    this.#end(reason);
  }

  /** Ends the attempt and reports an error after which the runtime gives the task to another worker. */
  handBack(reason: StepflowError): void {
    this.#end(reason);
  }

  #end(reason: Error): void {
    this.#over ??= reason;
    this.#reject(reason);
  }

  /**
   * Resolves when the attempt is over, with any result. The task is claimed only when it has a slot: a runtime measures
   * the execution time from the claim, and may give an unclaimed task to another worker.
   */
  async run(): Promise<void> {
    try {
      await this.#executeInTurn();
    } catch (error) {
      if (this.#isLost && this.isWaiting) return this.#logger.debug("Dropped a task that is already over.");
      await this.#report({ case: "error", value: toTaskError(error, this.#task.component) });
    } finally {
      this.#heartbeat?.stop();
    }
  }

  async #executeInTurn(): Promise<void> {
    const output = await this.#withSlot((slot) => this.#claimAndExecute(slot));
    if (output !== undefined) await this.#report(await this.#toResponse(output), output);
  }

  /** Waits for the slot and releases it afterwards. Only the attempt owns the slot. */
  async #withSlot<T>(work: (slot: Slot) => Promise<T>): Promise<T> {
    const { slot } = this.#ticket;
    try {
      return await work(await Promise.race([slot, this.#ending]));
    } finally {
      this.#ticket.cancel();
      void slot.then((granted) => granted.release());
    }
  }

  /** Returns `undefined` if the task could not be claimed. */
  async #claimAndExecute(slot: Slot): Promise<Output | undefined> {
    // The thread sends heartbeats before the answer to the claim is read, because a component may block this thread first.
    const { taskId, owner } = this.#task;
    const body = encodeHeartbeat(this.#request());
    this.#heartbeat = this.#startHeartbeat(body);
    const claim = { taskId, body, logger: this.#logger, isOver: () => this.#isLost };
    if (!(await claimTask(owner, claim))) return undefined;
    if (this.#over !== undefined) throw this.#over;
    return Promise.race([this.#execute(slot), this.#ending]);
  }

  get #isLost(): boolean {
    return this.#link.lost !== undefined;
  }

  #request(extra: { readonly progress?: number; readonly statusMessage?: string } = {}): TaskHeartbeatRequest {
    const { workerId } = this.#tools;
    const { taskId, runId } = this.#task;
    return create(TaskHeartbeatRequestSchema, { taskId, workerId, ...(runId ? { runId } : {}), ...extra });
  }

  #startHeartbeat(body: Uint8Array): Heartbeat {
    const { owner, heartbeatMs } = this.#task;
    return this.#tools.heartbeats.start({
      url: owner.url,
      body,
      intervalMs: heartbeatMs,
      onProblem: (problem) => this.#onHeartbeat(problem),
    });
  }

  #onHeartbeat(problem: HeartbeatProblem): void {
    if (problem !== "unreachable") return this.lose(new TaskLostError(problem));
    const { owner } = this.#task;
    void owner.relocate().then(() => this.#heartbeat?.move(owner.url));
  }

  async #execute(slot: Slot): Promise<Output> {
    const { component, attempt, observability } = this.#task;
    const { executor, numbers } = this.#tools;
    const { value, uncertain, mayHoldReferences } = this.#task.readInput(numbers);
    const readInput = (): unknown => {
      numbers.checkInput(component, uncertain);
      return value;
    };
    const request = { component, attempt, observability, readInput, mayHoldReferences, slot };
    try {
      return await executor.execute(request, this.#link);
    } finally {
      this.#link.endCalls();
    }
  }

  async #toResponse(output: Output): Promise<TaskResult> {
    const { component } = this.#task;
    try {
      const { value, negativeZeros } = writeValue(output.value, this.#tools.numbers);
      this.#tools.numbers.checkOutput(component, negativeZeros);
      return { case: "response", value: { output: value } };
    } catch (error) {
      if (!(error instanceof UnwritableValueError)) throw this.#tools.executor.toSent(error);
      if (error.kind === "big" && this.#link.outputReferences !== undefined)
        return { case: "response", value: { output: await this.#storeBigNumbers(output) } };
      throw new InvalidOutputError(component, [{ pointer: error.pointer, message: error.message }]);
    }
  }

  async #storeBigNumbers({ value }: Output): Promise<Value> {
    try {
      return await storeBigNumbers(value, this.#storingOptions);
    } catch (error) {
      throw this.#tools.executor.toSent(error);
    }
  }

  get #storingOptions(): StoringOptions {
    const { numbers, callbackTimeoutMs: timeoutMs } = this.#tools.link;
    return { link: this.#link, numbers, timeoutMs };
  }

  /** Never rejects: a result that the runtime refuses is replaced by one that it accepts. */
  async #report(result: TaskResult, output?: Output): Promise<void> {
    if (this.#isLost) return this.#logger.warn("The result is dropped because the runtime has given the task up.");
    const { reporter } = this.#tools;
    const isOver = (): boolean => this.#isLost;
    try {
      await reporter.deliver(this.#task, result, isOver);
    } catch (error) {
      const fallback = await toFallbackResult({
        task: this.#task,
        result,
        error,
        output,
        toSent: (failure) => this.#tools.executor.toSent(failure),
        ...this.#storingOptions,
      });
      // Without a result the runtime would wait until the heartbeats stop, and execute the task again to the same end.
      await reporter.deliver(this.#task, fallback, isOver).catch((refusal: unknown) => {
        const { rawMessage } = ConnectError.from(refusal);
        this.#logger.error("The runtime refused every result of the task.", { error: rawMessage });
      });
    }
  }
}
