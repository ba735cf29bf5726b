import type { JsonPath } from "@stepflow/protocol/internal-flows";

/** An expression of a flow, as its author wrote it. */
export type Expression =
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | { readonly kind: "escaped"; readonly value: unknown }
  | { readonly kind: "step"; readonly step: string; readonly path: JsonPath }
  | { readonly kind: "input"; readonly path: JsonPath }
  | { readonly kind: "variable"; readonly path: JsonPath; readonly fallback: Expression | undefined }
  | ConditionalExpression
  | { readonly kind: "coalesce"; readonly values: readonly Expression[] }
  | { readonly kind: "array"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [name: string, value: Expression])[] };

/** An `$if` with `then` and `else`. */
export interface ConditionalExpression {
  readonly kind: "if";
  readonly condition: Expression;
  readonly consequent: Expression;
  readonly alternative: Expression | undefined;
}

/** The meaning of an omitted expression. */
export const NULL_EXPRESSION: Expression = { kind: "literal", value: null };

/** Whether an expression is the one that runtimes omit when they store a flow. */
export function isNullExpression(expression: Expression): boolean {
  return expression.kind === "literal" && expression.value === null;
}
