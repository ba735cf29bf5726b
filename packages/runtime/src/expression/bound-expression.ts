import { setMember } from "@stepflow/protocol/internal";
import type { JsonPath } from "@stepflow/protocol/internal-flows";
import type { Expression } from "./expression.ts";

/** An expression that is ready to be evaluated: steps are referred to by index, and parts without references are computed already. */
export type BoundExpression =
  | { readonly kind: "constant"; readonly value: unknown }
  /** The index is -1 if the flow has no such step. */
  | { readonly kind: "step"; readonly id: string; readonly index: number; readonly path: JsonPath }
  | { readonly kind: "input"; readonly path: JsonPath }
  | { readonly kind: "variable"; readonly path: JsonPath; readonly fallback: BoundExpression | undefined }
  | BoundConditional
  | { readonly kind: "coalesce"; readonly values: readonly BoundExpression[] }
  | { readonly kind: "array"; readonly items: readonly BoundExpression[] }
  | { readonly kind: "object"; readonly names: readonly string[]; readonly values: readonly BoundExpression[] };

/** An `$if` with `then` and `else`. */
export interface BoundConditional {
  readonly kind: "if";
  readonly condition: BoundExpression;
  readonly consequent: BoundExpression;
  readonly alternative: BoundExpression;
}

const NULL_CONSTANT: BoundExpression = { kind: "constant", value: null };

/** Binds an expression to the steps of its flow. */
export function bindExpression(expression: Expression, steps: ReadonlyMap<string, number>): BoundExpression {
  const bind = (part: Expression): BoundExpression => bindExpression(part, steps);
  switch (expression.kind) {
    case "literal":
    case "escaped":
      return { kind: "constant", value: expression.value };
    case "step":
      return { kind: "step", id: expression.step, index: steps.get(expression.step) ?? -1, path: expression.path };
    case "input":
      return expression;
    case "variable": {
      const { path, fallback } = expression;
      return { kind: "variable", path, fallback: fallback === undefined ? undefined : bind(fallback) };
    }
    case "if": {
      const { condition, consequent, alternative } = expression;
      return {
        kind: "if",
        condition: bind(condition),
        consequent: bind(consequent),
        alternative: alternative === undefined ? NULL_CONSTANT : bind(alternative),
      };
    }
    case "coalesce":
      return { kind: "coalesce", values: expression.values.map(bind) };
    case "array":
      return folded({ kind: "array", items: expression.items.map(bind) });
    case "object": {
      const names = expression.members.map(([name]) => name);
      return folded({ kind: "object", names, values: expression.members.map(([, value]) => bind(value)) });
    }
  }
}

function folded(expression: BoundExpression & { readonly kind: "array" | "object" }): BoundExpression {
  const parts = expression.kind === "array" ? expression.items : expression.values;
  const values: unknown[] = [];
  for (const part of parts) {
    if (part.kind !== "constant") return expression;
    values.push(part.value);
  }
  return { kind: "constant", value: expression.kind === "array" ? values : toObject(expression.names, values) };
}

/** Creates an object from names and values. */
export function toObject(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) setMember(object, name, values[index]);
  return object;
}
