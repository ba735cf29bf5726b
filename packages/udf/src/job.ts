import type { MessagePort } from "node:worker_threads";
import type { SchemaIssue } from "@stepflow/worker/internal";

/** What one function may use. */
export interface FunctionLimits {
  readonly timeoutMs: number;
  readonly memoryLimitBytes: number;
}

/** A stored function as a thread needs it. */
export interface StoredFunction {
  readonly blobId: string;
  readonly code: string;
  /** JSON text of the schema that every input must fit; none when absent. */
  readonly inputSchema: string | undefined;
}

/** One call of a function. */
export interface Job extends FunctionLimits {
  readonly function: StoredFunction;
  /** JSON text. */
  readonly input: string;
  /** Told when the call begins: what comes before is the start of a thread. */
  readonly started: MessagePort;
}

/** How the evaluation of code ended. */
export type Evaluation =
  | { readonly kind: "value"; readonly json: string }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "memory" };

/** How a call ended. */
export type Outcome =
  | Evaluation
  | { readonly kind: "invalidInput"; readonly issues: readonly SchemaIssue[] }
  | { readonly kind: "invalidSchema"; readonly message: string };

export interface Answer {
  readonly outcome: Outcome;
  /** True when the function was ready from an earlier call. */
  readonly reused: boolean;
}
