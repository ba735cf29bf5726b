import TinyQueue from "tinyqueue";
import type { StepPlan } from "../flow/flow-plan.ts";
import type { FinalStatus, RunEvent } from "../runs/run-event.ts";
import { Failure, failure, toFlowResult } from "./failure.ts";
import { ItemState } from "./item-state.ts";
import type { Run } from "./run.ts";
import type { StepHost, StepRunner } from "./step-runner.ts";
import { journaled, pinnedMark, statesOf, stuck } from "./step-states.ts";
import { valueExceeds } from "./value-exceeds.ts";

/** A step of an item that is ready to run. */
interface Task {
  readonly run: Run;
  readonly item: ItemState;
  readonly step: StepPlan;
}

/** Parts that a {@link RunGroup} is made of. */
export interface RunGroupParts extends Omit<StepHost, "wake"> {
  readonly runner: StepRunner;
  emit(event: RunEvent): void;
  /** Memory that an input of a step, or an output, may take. */
  readonly valueBytes: number;
  now(): number;
}

/**
 * Schedules a run together with the runs that its components start. They share a limit of steps that execute at once, and an order:
 * earlier items first, then earlier steps, then earlier runs. After each event (a step ends, a run is added) at least one step starts,
 * even beyond the limit. Otherwise steps that wait for their own runs would block these runs and never end.
 */
export class RunGroup {
  readonly root: Run;
  readonly #parts: RunGroupParts;
  readonly #stepHost: StepHost;
  readonly #limit: number;
  readonly #ready: TinyQueue<Task> = new TinyQueue<Task>([], compareTasks);
  /** Runs that still have items to open. */
  readonly #unopened = new Set<Run>();
  readonly #runs = new Set<Run>();
  readonly #events: (() => void)[] = [];
  /** Ready steps of nested runs that are at their own limit. */
  readonly #held = new Map<Run, Task[]>();
  readonly #items = new Map<Run, Set<ItemState>>();
  #inFlight = 0;
  #added = 0;
  #isHandling = false;

  constructor(root: Run, limit: number, parts: RunGroupParts) {
    this.root = root;
    this.#limit = limit;
    this.#parts = parts;
    const { traceId, submit, submitNested } = parts;
    this.#stepHost = { traceId, submit, submitNested, wake: () => this.wake() };
  }

  /** Runs of the group that have not ended. */
  get runs(): Iterable<Run> {
    return this.#runs;
  }

  /** Returns the position of the next run to be added. */
  nextOrder(): number {
    this.#added += 1;
    return this.#added;
  }

  /** Adds a run and starts it. The root must be the first. */
  add(run: Run): void {
    this.#runs.add(run);
    this.#items.set(run, new Set());
    this.#handle(() => {
      if (run.hasMore) this.#unopened.add(run);
      this.#endIfFinished(run);
    });
  }

  /** Lets further steps start, as every event does. */
  wake(): void {
    this.#handle(() => undefined);
  }

  /** Ends a run at once. Results of steps that are still executing are discarded. */
  cancel(run: Run): void {
    if (run.isEnded) return;
    run.cancel();
    this.#unopened.delete(run);
    this.#inFlight -= run.inFlight;
    for (const item of this.#items.get(run) ?? []) this.#endItem(run, item, undefined);
    this.#end(run, "cancelled");
    this.wake();
  }

  #handle(event: () => void): void {
    this.#events.push(event);
    if (this.#isHandling) return;
    this.#isHandling = true;
    for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) {
      next();
      this.#startTasks(Math.max(1, this.#limit - this.#inFlight));
    }
    this.#isHandling = false;
    // The root ends last: it waits for runs that its components started without waiting for them.
    if (this.#inFlight > 0 || this.root.isEnded) return;
    this.#end(this.root, this.root.hasFailed ? "failed" : "completed");
  }

  #startTasks(count: number): void {
    for (let started = 0; started < count; ) {
      this.#openItems();
      const task = this.#ready.pop();
      if (task === undefined) return;
      if (task.run.isEnded) continue;
      if (this.#mustWait(task.run)) {
        this.#hold(task);
        continue;
      }
      // A known result is there before any other step starts.
      const known = task.run.parts.scope.known(task.step);
      this.#begin(task);
      if (known === undefined) {
        this.#start(task);
        started += 1;
      } else this.#complete(task, known);
    }
  }

  /** Whether a nested run is at its own limit. That of the root is the limit of the group, which an event may exceed. */
  #mustWait(run: Run): boolean {
    return run !== this.root && run.isAtLimit;
  }

  #hold(task: Task): void {
    const held = this.#held.get(task.run);
    if (held === undefined) this.#held.set(task.run, [task]);
    else held.push(task);
  }

  #releaseHeld(run: Run): void {
    for (const task of this.#held.get(run) ?? []) this.#ready.push(task);
    this.#held.delete(run);
  }

  /** Opens the items that precede every step that is ready. */
  #openItems(): void {
    for (const run of this.#unopened) {
      while (
        run.hasMore &&
        !this.#mustWait(run) &&
        (opensAtOnce(run) || run.nextItem <= (this.#ready.peek()?.item.index ?? Number.POSITIVE_INFINITY))
      ) {
        this.#openItem(run);
      }
      if (!run.hasMore) this.#unopened.delete(run);
    }
  }

  #openItem(run: Run): void {
    const { runId, scope } = run.parts;
    const item = new ItemState(scope, run.nextItem, run.takeInput());
    this.#items.get(run)?.add(item);
    const ready = item.open();
    const needed = journaled(run, item.neededSteps(), "needed");
    this.#parts.emit({ type: "itemStarted", runId, itemIndex: item.index, input: item.input, ...needed });
    this.#enqueue(run, item, ready);
    this.#endItemIfOver(run, item);
    this.#endIfFinished(run);
  }

  #enqueue(run: Run, item: ItemState, steps: readonly number[]): void {
    for (const index of steps) {
      const step = run.parts.scope.plan.steps[index];
      if (step !== undefined) this.#ready.push({ run, item, step });
    }
  }

  #begin({ run }: Task): void {
    this.#inFlight += 1;
    run.inFlight += 1;
  }

  #start({ run, item, step }: Task): void {
    const done = (result: unknown): void => this.#handle(() => this.#complete({ run, item, step }, result));
    const input = this.#within(item.inputOf(step), run, `The input of step '${step.id}'`);
    if (input instanceof Failure) {
      done(input);
      return;
    }
    // It rejects only if the run is cancelled, and then the result is ignored.
    const task = { run, itemIndex: item.index, step, input };
    this.#parts.runner.execute(task, this.#stepHost).then(done, done);
  }

  /** Returns a value, or a failure if the value is too large. */
  #within(value: unknown, run: Run, what: string): unknown {
    const { valueBytes } = this.#parts;
    if (value instanceof Failure || !valueExceeds(value, valueBytes)) return value;
    const message = `${what} would take more than ${valueBytes} bytes of memory (limits.valueBytes)`;
    return failure(run.parts.scope.semantics.codes.internal, message);
  }

  #complete({ run, item, step }: Task, result: unknown): void {
    if (run.isEnded) return;
    this.#inFlight -= 1;
    run.inFlight -= 1;
    this.#releaseHeld(run);
    if (result instanceof Failure) run.hasFailedStep = true;
    const ready = item.complete(step.index, result);
    this.#parts.emit({
      type: "stepEnded",
      runId: run.parts.runId,
      itemIndex: item.index,
      stepId: step.id,
      result: toFlowResult(result),
      at: this.#parts.now(),
      ...pinnedMark(run, step),
      ...journaled(run, ready, "ready"),
    });
    this.#enqueue(run, item, ready);
    this.#endItemIfOver(run, item);
    this.#endIfFinished(run);
  }

  #endItemIfOver(run: Run, item: ItemState): void {
    if (item.isComplete) this.#endItem(run, item, this.#within(item.output(), run, "The output"));
    else if (item.isStuck) this.#endItem(run, item, stuck(run, item));
  }

  /** Ends an item. An undefined `value` means that it was cancelled. */
  #endItem(run: Run, item: ItemState, value: unknown): void {
    const { runId, onItem } = run.parts;
    this.#items.get(run)?.delete(item);
    run.openItems -= 1;
    if (value instanceof Failure) run.failedItems += 1;
    const result = value === undefined ? undefined : toFlowResult(value);
    const { index: itemIndex } = item;
    const steps = run.parts.retain.steps === "none" ? [] : statesOf(run, item);
    this.#parts.emit({ type: "itemEnded", runId, itemIndex, result, steps, at: this.#parts.now() });
    onItem?.({ itemIndex, result });
  }

  #endIfFinished(run: Run): void {
    if (run === this.root || run.isEnded || !run.isFinished) return;
    // As in real runtimes, a run that a component started fails if any step failed, even if no item needed that step.
    this.#end(run, run.hasFailedStep || (run.hasFailed && countsFailedOutputs(run)) ? "failed" : "completed");
  }

  #end(run: Run, status: FinalStatus): void {
    this.#runs.delete(run);
    this.#items.delete(run);
    this.#held.delete(run);
    run.end(status);
    this.#parts.emit({ type: "runEnded", runId: run.parts.runId, status, at: this.#parts.now() });
  }
}

/** Whether all items start with the run, as in 0.12 and 0.13, instead of one after the other. */
function opensAtOnce({ parts: { scope, inputs } }: Run): boolean {
  return scope.semantics.restApi === "messages" && Array.isArray(inputs);
}

function countsFailedOutputs({ parts }: Run): boolean {
  const { semantics, plan } = parts.scope;
  if (semantics.countsFailedOutputs === "withoutSteps") return plan.steps.length === 0;
  return semantics.countsFailedOutputs === "always";
}

function compareTasks(a: Task, b: Task): number {
  return a.item.index - b.item.index || a.step.index - b.step.index || a.run.parts.order - b.run.parts.order;
}
