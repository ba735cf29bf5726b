import { createExpression, createReference, type Expression } from "./expression.ts";
import { type Template, toTemplateJson, type ValueOf } from "./template.ts";

/** A variable that is given along with a run; `fallback` is taken when it is not. */
export function variable<T>(name: string, fallback?: Template<T>): Expression<T> {
  const rest = fallback === undefined ? {} : { default: toTemplateJson(fallback, `variable("${name}")`) };
  return createReference((path) => ({ $variable: path, ...rest }), `$.${name}`);
}

/** Data that is taken as it stands, even where it looks like an expression. */
export function literal<const T>(value: T): Expression<T> {
  return createExpression({ $literal: value });
}

/** One of two values; without `otherwise` it is null. Steps that only the other one needs are not executed. */
export function when<const Then, const Else = null>(
  condition: Expression<unknown> | boolean,
  then: Then,
  otherwise?: Else,
): Expression<ValueOf<Then> | ValueOf<Else>> {
  return createExpression({
    $if: toTemplateJson(condition, "when()"),
    then: toTemplateJson(then, "when()"),
    ...(otherwise === undefined ? {} : { else: toTemplateJson(otherwise, "when()") }),
  });
}

/** The first of several values that is not null. */
export function coalesce<const Candidates extends readonly unknown[]>(
  ...candidates: Candidates
): Expression<Exclude<ValueOf<Candidates[number]>, null | undefined>> {
  return createExpression({ $coalesce: candidates.map((candidate) => toTemplateJson(candidate, "coalesce()")) });
}
