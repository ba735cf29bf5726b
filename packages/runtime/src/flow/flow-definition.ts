import type { Expression } from "../expression/expression.ts";

/** What to do when a step fails. */
export type OnError =
  | { readonly action: "fail" }
  /** `defaultValue` undefined is left out when the flow is stored, and means null. */
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

/** A flow as its author wrote it, expressions read, everything that runtimes overlook left out. */
export interface FlowDefinition {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly version: string | undefined;
  /** What runtimes keep of `schemas`, in the order in which they keep it. */
  readonly schemas: Readonly<Record<string, unknown>> | undefined;
  readonly steps: readonly StepDefinition[];
  readonly output: Expression;
  readonly test: unknown;
  readonly examples: readonly unknown[] | undefined;
  readonly metadata: Readonly<Record<string, unknown>>;
}
