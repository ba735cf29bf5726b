import type { BoundExpression } from "../expression/bound-expression.ts";
import type { Semantics } from "../versions.ts";
import { branchOf, type EvaluationScope, evaluate, usesFallback } from "./evaluate.ts";

/** Adds the steps that must end before an expression can be evaluated, as far as they are known now. */
export function addNeededSteps(
  expression: BoundExpression,
  scope: EvaluationScope,
  needs: Semantics["needs"],
  needed: Set<number>,
): void {
  const add = (part: BoundExpression): void => addNeededSteps(part, scope, needs, needed);
  switch (expression.kind) {
    case "step":
      if (expression.index >= 0 && scope.results[expression.index] === undefined) needed.add(expression.index);
      return;
    case "if":
      if (!addsAny(expression.condition, scope, needs, needed)) add(branchOf(expression, scope));
      return;
    case "coalesce":
      for (const candidate of expression.values) {
        if (addsAny(candidate, scope, needs, needed) || evaluate(candidate, scope) !== null) return;
      }
      return;
    case "variable":
      // Real runtimes do not look into defaults.
      if (needs === "late" && expression.fallback !== undefined && usesFallback(expression.path, scope)) {
        add(expression.fallback);
      }
      return;
    case "array":
      for (const item of expression.items) add(item);
      return;
    case "object":
      for (const value of expression.values) add(value);
      return;
    default:
      return;
  }
}

/**
 * Whether steps must end before a choice can be made. Real runtimes miss steps that are already needed for another reason, and then choose
 * as if the condition had failed.
 */
function addsAny(
  expression: BoundExpression,
  scope: EvaluationScope,
  needs: Semantics["needs"],
  needed: Set<number>,
): boolean {
  if (needs === "initial") {
    const before = needed.size;
    addNeededSteps(expression, scope, needs, needed);
    return needed.size > before;
  }
  const own = new Set<number>();
  addNeededSteps(expression, scope, needs, own);
  for (const step of own) needed.add(step);
  return own.size > 0;
}
