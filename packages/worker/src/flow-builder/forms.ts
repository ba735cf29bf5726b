import { createExpression, createReference, type Expression, encodedOf, fieldOf, toSegment } from "./expression.ts";
import type { Template, ValueOf } from "./template.ts";
import { toDataJson, toTemplateJson } from "./template-json.ts";

/**
 * A variable that is given along with a run; `fallback` is taken when it is not. Without one, the run then fails.
 *
 * @throws TypeError for a part of a variable whose fallback has parts that cannot be told, such as `when()`.
 */
export function variable<T>(name: string, fallback?: Template<T>): Expression<T> {
  const path = `$${toSegment(name)}`;
  if (fallback === undefined) return createReference(($variable) => ({ $variable }), path);
  const where = `variable("${name}")`;
  const encode = ($variable: string, keys: readonly string[]) => ({
    $variable,
    // Runtimes take a default as it stands, whichever part of the variable is asked for.
    default: toTemplateJson(
      keys.reduce<unknown>((whole, key) => partOf(whole, key, where), fallback),
      where,
    ),
  });
  return createReference(encode, path);
}

function partOf(template: unknown, key: string, where: string): unknown {
  const part = fieldOf(template, key);
  if (part !== undefined) return part;
  if (encodedOf(template) !== undefined) {
    throw new TypeError(
      `${where}: its fallback has no parts to refer to: make ${JSON.stringify(key)} a variable of its own.`,
    );
  }
  if (typeof template !== "object" || template === null || !Object.hasOwn(template, key)) return null;
  return (template as Readonly<Record<string, unknown>>)[key];
}

/**
 * Data that is taken as it stands, even where it looks like an expression; what it holds is copied at once.
 *
 * @throws TypeError for what JSON cannot hold, and for expressions, which nobody would evaluate there.
 */
export function literal<const T>(value: T): Expression<T> {
  return createExpression({ $literal: toDataJson(value, "literal()") });
}

/** What was asked for is there when it is chosen. */
type Chosen<Condition, Then> = [Condition, Then] extends [Then, Condition]
  ? Exclude<Then, undefined | null | false>
  : Then;

/**
 * One of two values; without `otherwise` it is null. Steps that only the other one needs are not executed. Only `false`,
 * null and a field that is not there count as no; `0` and the empty text count as yes. What may be absent gets a value by it:
 * `when(input.limit, input.limit, 10)`.
 */
export function when<Condition, const Then, const Else = null>(
  condition: Expression<Condition> | boolean,
  then: Then,
  otherwise?: Else,
): Expression<Chosen<Condition, ValueOf<Then>> | ValueOf<Else>> {
  return createExpression({
    $if: toTemplateJson(condition, "when()"),
    then: toTemplateJson(then, "when()"),
    ...(otherwise === undefined ? {} : { else: toTemplateJson(otherwise, "when()") }),
  });
}

/** The first of several values that is not null. A field that is not there is no null: the run fails. */
export function coalesce<const Candidates extends readonly unknown[]>(
  ...candidates: Candidates
): Expression<Exclude<ValueOf<Candidates[number]>, null>> {
  return createExpression({ $coalesce: candidates.map((candidate) => toTemplateJson(candidate, "coalesce()")) });
}
