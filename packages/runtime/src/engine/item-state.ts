import type { BoundExpression } from "../expression/bound-expression.ts";
import type { StepPlan } from "../flow/flow-plan.ts";
import { type EvaluationScope, evaluate } from "./evaluate.ts";
import { Failure } from "./failure.ts";
import { addNeededSteps } from "./needed-steps.ts";
import type { RunScope } from "./run-scope.ts";

const NONE: ReadonlySet<number> = new Set();

/** State of one item: which of its steps are needed, wait, are ready, and have ended. It executes nothing itself. */
export class ItemState implements EvaluationScope {
  readonly index: number;
  readonly input: unknown;
  readonly results: unknown[];
  /** Number of steps that were returned as ready and have not ended. */
  active = 0;
  readonly #scope: RunScope;
  readonly #needed: boolean[];
  /** For each step, and for the output as the last element, the number of steps that it waits for. */
  readonly #waitsFor: number[];
  readonly #waiters: (number[] | undefined)[] = [];
  #unfinished = 0;

  constructor(scope: RunScope, index: number, input: unknown) {
    this.#scope = scope;
    this.index = index;
    this.input = input;
    const { length } = scope.plan.steps;
    this.results = new Array<unknown>(length).fill(undefined);
    this.#needed = new Array<boolean>(length).fill(false);
    this.#waitsFor = new Array<number>(length + 1).fill(0);
  }

  get codes(): EvaluationScope["codes"] {
    return this.#scope.semantics.codes;
  }

  get explainsErrors(): boolean {
    return this.#scope.semantics.explainsErrors;
  }

  variable(name: string): unknown {
    return this.#scope.variable(name);
  }

  get isComplete(): boolean {
    return this.#unfinished === 0;
  }

  /** Whether the item is incomplete although none of its steps is ready or executing. */
  get isStuck(): boolean {
    return this.active === 0 && this.#unfinished > 0;
  }

  /** Returns the output of the flow, or a `Failure` if it cannot be computed. */
  output(): unknown {
    const value = evaluate(this.#scope.plan.output, this.#withKnownResults());
    return value instanceof Failure ? this.#located(value, "the output of the flow") : value;
  }

  /**
   * The item with all known results. An output may refer to a step that real runtimes do not find to be needed, and that has executed for
   * another reason in the run that is forked.
   */
  #withKnownResults(): EvaluationScope {
    const { plan, knows } = this.#scope;
    if (!knows) return this;
    const results = plan.steps.map((step) => {
      const result = this.results[step.index];
      return result === undefined ? this.#scope.known(step) : result;
    });
    const { input, codes, explainsErrors } = this;
    return { input, results, codes, explainsErrors, variable: (name) => this.variable(name) };
  }

  /** Returns the input of a step, or a `Failure` if it cannot be computed. */
  inputOf({ id, input }: StepPlan): unknown {
    const value = evaluate(input, this);
    return value instanceof Failure ? this.#located(value, `the input of step ${JSON.stringify(id)}`) : value;
  }

  /** Adds the place of an expression to its failure. The failure of a step that the expression refers to has one already. */
  #located(value: Failure, place: string): Failure {
    if (!this.explainsErrors || this.results.includes(value)) return value;
    return new Failure({ ...value.error, message: `${value.error.message} (in ${place})` });
  }

  /** Determines the needed steps. Returns those that are ready at once. */
  open(): number[] {
    const { plan } = this.#scope;
    const ready: number[] = [];
    this.#requireForOutput(ready);
    this.#require(
      plan.steps.filter(({ mustExecute }) => mustExecute).map(({ index }) => index),
      ready,
    );
    this.active += ready.length;
    return ready;
  }

  /** Records the result of a step. Returns the steps that have become ready. */
  complete(step: number, result: unknown): number[] {
    this.results[step] = result;
    this.#unfinished -= 1;
    this.active -= 1;
    const ready: number[] = [];
    const waiters = this.#waiters[step] ?? [];
    this.#waiters[step] = undefined;
    for (const waiter of waiters) {
      const left = (this.#waitsFor[waiter] ?? 0) - 1;
      this.#waitsFor[waiter] = left;
      if (left === 0) this.#look(waiter, ready);
    }
    this.active += ready.length;
    return ready;
  }

  /** Returns the needed steps in the order of the flow. */
  neededSteps(): number[] {
    const steps: number[] = [];
    this.#needed.forEach((isNeeded, step) => {
      if (isNeeded) steps.push(step);
    });
    return steps;
  }

  /** Returns the needed steps that have not ended. */
  unfinishedSteps(): number[] {
    return this.neededSteps().filter((step) => this.results[step] === undefined);
  }

  /** Whether a step waits for others. */
  isWaiting(step: number): boolean {
    return (this.#waitsFor[step] ?? 0) > 0;
  }

  #requireForOutput(ready: number[]): void {
    const { plan, semantics } = this.#scope;
    const needed = this.#stepsFor(plan.output);
    // Real runtimes do not look at the output again before all needed steps have ended.
    if (semantics.needs === "late") this.#wait(plan.steps.length, needed);
    this.#require(needed, ready);
  }

  /** Determines again what a step or the output needs, now that everything it waited for has ended. */
  #look(waiter: number, ready: number[]): void {
    const step = this.#scope.plan.steps[waiter];
    if (step === undefined) {
      this.#requireForOutput(ready);
      return;
    }
    const needed = this.#stepsFor(step.input);
    if (needed.size === 0) {
      ready.push(waiter);
      return;
    }
    this.#wait(waiter, needed);
    const found: number[] = [];
    this.#require(needed, found);
    // Real runtimes never start steps that become needed here. A step with a known result executed in the forked run.
    const { plan, semantics } = this.#scope;
    const canStart = (index: number): boolean => semantics.needs === "late" || this.#isKnown(plan.steps[index]);
    ready.push(...found.filter(canStart));
  }

  /** Marks steps, and everything they need, as needed. */
  #require(steps: Iterable<number>, ready: number[]): void {
    const list = [...steps];
    for (const index of list) {
      const step = this.#scope.plan.steps[index];
      if (step === undefined || this.#needed[index] === true) continue;
      this.#needed[index] = true;
      this.#unfinished += 1;
      // A step with a known result needs no others.
      const needed = this.#scope.isKnown(step) ? NONE : this.#stepsFor(step.input);
      if (needed.size === 0) {
        ready.push(index);
      } else {
        this.#wait(index, needed);
        list.push(...needed);
      }
    }
  }

  #isKnown(step: StepPlan | undefined): boolean {
    return step !== undefined && this.#scope.isKnown(step);
  }

  #stepsFor(expression: BoundExpression): ReadonlySet<number> {
    const needed = new Set<number>();
    addNeededSteps(expression, this, this.#scope.semantics.needs, needed);
    return needed;
  }

  #wait(waiter: number, others: ReadonlySet<number>): void {
    this.#waitsFor[waiter] = others.size;
    for (const other of others) {
      const waiters = this.#waiters[other];
      if (waiters === undefined) this.#waiters[other] = [waiter];
      else waiters.push(waiter);
    }
  }
}
