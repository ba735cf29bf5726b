import { ABSENT, follow, formatJsonPath, type JsonPath } from "@stepflow/protocol/internal-flows";
import type { BoundConditional, BoundExpression } from "../expression/bound-expression.ts";
import { toObject } from "../expression/bound-expression.ts";
import { copyJson } from "../expression/json-value.ts";
import type { FailureCodes } from "../version-traits.ts";
import { Failure, failure } from "./failure.ts";
import { explainMissing } from "./missing-path.ts";

/** Values that the expressions of one item refer to. */
export interface EvaluationScope {
  readonly input: unknown;
  /** Returns the value of a variable, or its declared default, or `ABSENT`. */
  variable(name: string): unknown;
  /** Results by index of the step; undefined if the step has not ended. */
  readonly results: readonly unknown[];
  readonly codes: FailureCodes;
  /** Whether errors explain what exists in the place of a missing field. */
  readonly explainsErrors: boolean;
}

/** Evaluates an expression. Returns a JSON value, or a {@link Failure} if it cannot be computed. */
export function evaluate(expression: BoundExpression, scope: EvaluationScope): unknown {
  switch (expression.kind) {
    case "constant":
      // A copy, because the receiver may change it.
      return copyJson(expression.value);
    case "step":
      return evaluateStep(expression, scope);
    case "input": {
      const value = follow(scope.input, expression.path);
      if (value !== ABSENT) return value;
      return missing("Input path", expression.path, "the input", scope.input, scope);
    }
    case "variable":
      return evaluateVariable(expression.path, expression.fallback, scope);
    case "if":
      return evaluate(branchOf(expression, scope), scope);
    case "coalesce":
      for (const candidate of expression.values) {
        const value = evaluate(candidate, scope);
        // Only null leads to the next candidate; a failure ends the search, too.
        if (value !== null) return value;
      }
      return null;
    case "array":
      return evaluateAll(expression.items, scope);
    case "object": {
      const values = evaluateAll(expression.values, scope);
      return values instanceof Failure ? values : toObject(expression.names, values);
    }
  }
}

/** Returns the branch of a conditional that is taken. Null, false and failures count as false, everything else as true. */
export function branchOf(conditional: BoundConditional, scope: EvaluationScope): BoundExpression {
  const { condition, consequent, alternative } = conditional;
  const value = evaluate(condition, scope);
  return value === null || value === false || value instanceof Failure ? alternative : consequent;
}

function evaluateAll(expressions: readonly BoundExpression[], scope: EvaluationScope): unknown[] | Failure {
  const values: unknown[] = [];
  for (const expression of expressions) {
    const value = evaluate(expression, scope);
    if (value instanceof Failure) return value;
    values.push(value);
  }
  return values;
}

function evaluateStep(
  { id, index, path }: BoundExpression & { readonly kind: "step" },
  scope: EvaluationScope,
): unknown {
  const { results, codes } = scope;
  if (index === -1) return failure(codes.unknownStep, `Unknown step: ${id}`);
  const result = results[index];
  if (result === undefined) return failure(codes.internal, `Step ${id} not completed`);
  // If a step returned null, every path into its result leads to null.
  if (path.length === 0 || result === null || result instanceof Failure) return result;
  const value = follow(result, path);
  return value === ABSENT ? missing("Path", path, `the result of step ${JSON.stringify(id)}`, result, scope) : value;
}

/** Creates the failure of a path that leads nowhere. `what` names the value that it was followed in. */
function missing(kind: string, path: JsonPath, what: string, value: unknown, scope: EvaluationScope): Failure {
  const message = `${kind} ${formatJsonPath(path)} not found`;
  const why = scope.explainsErrors ? `: ${explainMissing(what, value, path)}` : "";
  return failure(scope.codes.undefinedField, message + why);
}

function evaluateVariable(path: JsonPath, fallback: BoundExpression | undefined, scope: EvaluationScope): unknown {
  const [name, ...rest] = path;
  const { codes } = scope;
  if (name === undefined) return failure(codes.internal, "Variable path is empty");
  if (typeof name !== "string") return failure(codes.internal, "Variable name must be a string");
  const value = scope.variable(name);
  const found = value === ABSENT ? ABSENT : follow(value, rest);
  if (found !== ABSENT) return found;
  if (fallback !== undefined) return evaluate(fallback, scope);
  return failure(codes.undefinedField, `Undefined variable: ${name}`);
}

/** Whether a reference to a variable evaluates to its default. */
export function usesFallback(path: JsonPath, scope: EvaluationScope): boolean {
  const [name, ...rest] = path;
  if (typeof name !== "string") return false;
  const value = scope.variable(name);
  return value === ABSENT || follow(value, rest) === ABSENT;
}
