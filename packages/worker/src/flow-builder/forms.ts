import {
  createExpression,
  createReference,
  type Expression,
  encodedOf,
  fieldOf,
  type Segment,
  toSegment,
} from "./expression.ts";
import type { Template, ValueOf } from "./template.ts";
import { toDataJson, toTemplateJson } from "./template-json.ts";

/**
 * Refers to a variable, whose value is passed to the runtime with each run. If a run does not set the variable, its value
 * is `fallback`; without a fallback, the run fails.
 *
 * @throws TypeError for a name that no path can express.
 * @throws TypeError if a field of the variable is used, but the fallback is an expression without fields, such as `when()`.
 *
 * @example
 * ```ts source="./forms.examples.ts#variable"
 * step("ask", "/llm/chat", { model: variable("model", "small"), key: variable<string>("api_key") });
 * ```
 */
export function variable<T>(name: string, fallback?: Template<T>): Expression<T> {
  const path = `$${toSegment(name)}`;
  if (fallback === undefined) return createReference(($variable) => ({ $variable }), path);
  const where = `variable("${name}")`;
  const encode = ($variable: string, segments: readonly Segment[]) => ({
    $variable,
    // Runtimes use the default as it is, even for a field of the variable, so the same field of the fallback is written.
    default: toTemplateJson(
      segments.reduce<unknown>((whole, { key }) => partOf(whole, key, where), fallback),
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
      `${where}: the fallback is an expression whose fields cannot be referred to. Make ${JSON.stringify(key)} a variable of its own.`,
    );
  }
  if (typeof template !== "object" || template === null || !Object.hasOwn(template, key)) return null;
  return (template as Readonly<Record<string, unknown>>)[key];
}

/**
 * Wraps data that the runtime must not evaluate, even if it looks like an expression. The data is copied immediately.
 *
 * @throws TypeError for data that JSON cannot represent, and for expressions, because they would not be evaluated.
 *
 * @example
 * ```ts source="./forms.examples.ts#literal"
 * step("store", "/builtin/put_blob", {
 *   data: literal({ $comment: "plain data, although the key looks like an expression" }),
 * });
 * ```
 */
export function literal<const T>(value: T): Expression<T> {
  return createExpression({ $literal: toDataJson(value, "literal()") });
}

/** Removes `undefined`, null and false from the type of `x` in `when(x, x, …)`, because `x` is chosen only if the condition holds. */
type Chosen<Condition, Then> = [Condition, Then] extends [Then, Condition]
  ? Exclude<Then, undefined | null | false>
  : Then;

/**
 * Chooses between two values when the flow runs: `then` if the condition holds, else `otherwise`, which is null if
 * omitted. Steps that only the other value needs are not executed.
 *
 * The condition does not hold if it is `false`, null or a field that does not exist. `0` and the empty string count as
 * true, unlike in JavaScript. Use `when` to give an optional field a fallback.
 *
 * @throws TypeError for values that JSON cannot represent.
 *
 * @example
 * ```ts source="./forms.examples.ts#when"
 * step("search", "/text/search", { limit: when(input.limit, input.limit, 10) });
 * ```
 */
export function when<Condition, const Then, const Else = null>(
  condition: Expression<Condition> | boolean,
  then: Then,
  otherwise?: Else,
): Expression<Chosen<Condition, ValueOf<Then>> | ValueOf<Else>> {
  return createExpression({
    $if: toTemplateJson(condition, "when()"),
    then: toTemplateJson(then, "when()"),
    ...(otherwise !== undefined && { else: toTemplateJson(otherwise, "when()") }),
  });
}

/**
 * Chooses the first of several values that is not null when the flow runs. A field that does not exist fails the run; use
 * {@link when} for optional fields.
 *
 * @throws TypeError for values that JSON cannot represent.
 *
 * @example
 * ```ts source="./forms.examples.ts#coalesce"
 * step("print", "/text/print", { title: coalesce(input.title, "Untitled") });
 * ```
 */
export function coalesce<const Candidates extends readonly unknown[]>(
  ...candidates: Candidates
): Expression<Exclude<ValueOf<Candidates[number]>, null>> {
  return createExpression({ $coalesce: candidates.map((candidate) => toTemplateJson(candidate, "coalesce()")) });
}
