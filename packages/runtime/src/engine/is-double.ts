import type { BoundExpression } from "../expression/bound-expression.ts";
import type { StepPlan } from "../flow/flow-plan.ts";
import type { Run } from "./run.ts";

/**
 * Whether whole numbers in a member of a step's input are doubles. In 0.12, all numbers are that come from outside: by the input, the
 * variables or the output of a worker. In both 0.12 and 0.13, those of a flow are whose stored form has doubles.
 */
export function isDouble(run: Run, step: StepPlan | undefined, member: string): boolean {
  const { flow, scope } = run.parts;
  const expression = step && memberOf(step.input, member);
  switch (expression?.kind) {
    case "constant":
    case "array":
    case "object":
      return flow.hasDoubles === true;
    case "input":
      return scope.semantics.receivesDoubles;
    case "variable":
      // A default comes from the flow.
      return scope.semantics.receivesDoubles && expression.fallback === undefined;
    case "step":
      // A worker's component has a prefix of its own.
      return scope.semantics.receivesDoubles && !isBuiltin(scope.plan.steps[expression.index]);
    default:
      return false;
  }
}

function memberOf(input: BoundExpression, member: string): BoundExpression | undefined {
  if (input.kind !== "object") return input;
  return input.values[input.names.indexOf(member)];
}

function isBuiltin(step: StepPlan | undefined): boolean {
  return step?.component.startsWith("/builtin/") === true;
}
