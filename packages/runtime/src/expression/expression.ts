import type { JsonPath } from "./json-path.ts";

/** A value of a flow that is computed when a run gets there, as its author wrote it. */
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

/** `$if`, `then`, `else`. */
export interface ConditionalExpression {
  readonly kind: "if";
  readonly condition: Expression;
  readonly consequent: Expression;
  readonly alternative: Expression | undefined;
}

/** What an absent expression means. */
export const NULL_EXPRESSION: Expression = { kind: "literal", value: null };

/** True for the expression that runtimes leave out when they store a flow. */
export function isNullExpression(expression: Expression): boolean {
  return expression.kind === "literal" && expression.value === null;
}
