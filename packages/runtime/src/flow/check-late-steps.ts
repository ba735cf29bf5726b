import { type Expression, NULL_EXPRESSION } from "../expression/expression.ts";
import type { Place } from "../expression/read-expression.ts";
import { visitExpression } from "../expression/visit-expression.ts";
import type { Findings } from "./findings.ts";
import type { FlowDefinition } from "./flow-definition.ts";

/**
 * Warns of steps that become needed only after another step has ended. Runtimes 0.9 – 0.13 determine the needed steps once. A step input
 * that refers to such a step keeps the run running without end; an output fails with "Step a not completed".
 */
export function checkLateSteps(flow: FlowDefinition, findings: Findings): void {
  const needed = stepsNeededAtOnce(flow);
  const report = (root: Expression, place: Place, consequence: string): void => {
    for (const { step, at } of defaultReferences(root, place)) {
      const message =
        `Step '${step}' is used in the default of a variable: runtimes 0.9 – 0.13 do not wait for it there, so that the ` +
        `reference may fail with "Step ${step} not completed"`;
      findings.add({ kind: "lateStep", place: at, message, data: { step_id: step } });
    }
    for (const { step, decidedBy, at } of lateReferences(root, place)) {
      if (needed.has(step)) continue;
      const message =
        `Step '${step}' becomes needed only when step '${decidedBy}' has ended: runtimes 0.9 – 0.13 then never start it, and ` +
        `${consequence}. Set "mustExecute: true" on it, or refer to it outside of $if and $coalesce`;
      findings.add({ kind: "lateStep", place: at, message, data: { step_id: step, decided_by: decidedBy } });
    }
  };
  for (const [index, step] of flow.steps.entries()) {
    report(step.input, ["steps", index, "input"], "the run never ends");
  }
  report(flow.output, ["output"], "the item fails");
}

/** Returns the steps that are needed whatever the conditions evaluate to. */
function stepsNeededAtOnce(flow: FlowDefinition): ReadonlySet<string> {
  const inputs = new Map(flow.steps.map(({ id, input }) => [id, input]));
  const needed = new Set(flow.steps.filter(({ mustExecute }) => mustExecute === true).map(({ id }) => id));
  for (const id of certainReferences(flow.output)) if (inputs.has(id)) needed.add(id);
  // The loop also visits steps that it adds.
  for (const step of needed) {
    for (const id of certainReferences(inputs.get(step) ?? NULL_EXPRESSION)) if (inputs.has(id)) needed.add(id);
  }
  return needed;
}

/** Returns the steps that an expression refers to whatever its conditions evaluate to. */
function certainReferences(expression: Expression): string[] {
  switch (expression.kind) {
    case "step":
      return [expression.step];
    case "array":
      return expression.items.flatMap(certainReferences);
    case "object":
      return expression.members.flatMap(([, value]) => certainReferences(value));
    case "if":
      return certainReferences(expression.condition);
    case "coalesce":
      return expression.values.slice(0, 1).flatMap(certainReferences);
    default:
      return [];
  }
}

/** Yields the references in defaults of variables. */
function* defaultReferences(root: Expression, place: Place): Generator<{ readonly step: string; readonly at: Place }> {
  for (const { expression, place: at } of visitExpression(root, place)) {
    if (expression.kind !== "variable" || expression.fallback === undefined) continue;
    for (const inner of visitExpression(expression.fallback, [...at, "default"])) {
      if (inner.expression.kind === "step") yield { step: inner.expression.step, at: inner.place };
    }
  }
}

interface LateReference {
  readonly step: string;
  readonly decidedBy: string;
  readonly at: Place;
}

/** Yields the references that are evaluated only after another step has a result. */
function* lateReferences(root: Expression, place: Place): Generator<LateReference> {
  for (const { expression, place: at } of visitExpression(root, place)) {
    if (expression.kind === "if") {
      const { condition, consequent, alternative } = expression;
      const before = new Deciders(condition);
      before.add(condition);
      yield* behind(before, consequent, [...at, "then"]);
      if (alternative !== undefined) yield* behind(before, alternative, [...at, "else"]);
    } else if (expression.kind === "coalesce") {
      const before = new Deciders(expression.values[0]);
      for (const [index, value] of expression.values.entries()) {
        if (index > 0) yield* behind(before, value, [...at, "$coalesce", index]);
        before.add(value);
      }
    }
  }
}

/** The steps whose results decide whether the next part of an expression is evaluated. */
class Deciders {
  /** Steps that are waited for in any case. */
  readonly awaited: ReadonlySet<string>;
  /** The first two are enough to name one that is not the step itself. */
  readonly #first: string[] = [];

  constructor(first: Expression | undefined) {
    this.awaited = new Set(first === undefined ? [] : certainReferences(first));
  }

  add(expression: Expression): void {
    if (this.#first.length === 2) return;
    for (const step of stepsIn(expression)) {
      if (this.#first.length < 2 && !this.#first.includes(step)) this.#first.push(step);
    }
  }

  /** Returns the first step other than the one that is decided about. */
  otherThan(step: string): string | undefined {
    return this.#first.find((decider) => decider !== step);
  }
}

function* behind(before: Deciders, chosen: Expression, place: Place): Generator<LateReference> {
  for (const { expression, place: at } of visitExpression(chosen, place)) {
    if (expression.kind !== "step" || before.awaited.has(expression.step)) continue;
    // The condition itself may refer to the step in a branch that is not taken.
    const decidedBy = before.otherThan(expression.step);
    if (decidedBy !== undefined) yield { step: expression.step, decidedBy, at };
  }
}

function* stepsIn(expression: Expression): Generator<string> {
  for (const { expression: part } of visitExpression(expression, [])) {
    if (part.kind === "step") yield part.step;
  }
}
