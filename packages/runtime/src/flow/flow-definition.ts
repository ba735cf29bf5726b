import type { Expression } from "../expression/expression.ts";

/** Reaction to the failure of a step. */
export type OnError =
  | { readonly action: "fail" }
  /** An undefined `defaultValue` means null. It is omitted when the flow is stored. */
  | { readonly action: "useDefault"; readonly defaultValue: unknown }
  | { readonly action: "retry"; readonly maxRetries: number | undefined };

/** A step as its author wrote it. */
export interface StepDefinition {
  readonly id: string;
  readonly component: string;
  readonly onError: OnError | undefined;
  readonly input: Expression;
  readonly mustExecute: boolean | undefined;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A flow as its author wrote it, with parsed expressions and without members that runtimes ignore. */
export interface FlowDefinition {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly version: string | undefined;
  /** The members of `schemas` that runtimes keep, in their order. */
  readonly schemas: Readonly<Record<string, unknown>> | undefined;
  readonly steps: readonly StepDefinition[];
  readonly output: Expression;
  readonly test: unknown;
  readonly examples: readonly unknown[] | undefined;
  readonly metadata: Readonly<Record<string, unknown>>;
}
