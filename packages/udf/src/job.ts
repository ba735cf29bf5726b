import type { MessagePort } from "node:worker_threads";
import type { SchemaIssue } from "@stepflow/worker/internal";

/** Limits of one call of a function. */
export interface FunctionLimits {
  readonly timeoutMs: number;
  readonly memoryLimitBytes: number;
}

/** A stored function in the form in which it is sent to a thread. */
export interface StoredFunction {
  readonly blobId: string;
  readonly code: string;
  /** JSON text of the schema that every input must fit. `undefined` accepts every input. */
  readonly inputSchema: string | undefined;
}

/** One call of a function. */
export interface Job extends FunctionLimits {
  readonly function: StoredFunction;
  /** Input of the call as JSON text. */
  readonly input: string;
  /** Receives a message when the call begins, because the time until then is the start of a thread. */
  readonly started: MessagePort;
}

/** Result of evaluating code. */
export type Evaluation =
  | { readonly kind: "value"; readonly json: string }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "memory" };

/** Result of a call. */
export type Outcome =
  | Evaluation
  | { readonly kind: "invalidInput"; readonly issues: readonly SchemaIssue[] }
  | { readonly kind: "invalidSchema"; readonly message: string };

/** Message of a thread after a call. */
export interface Answer {
  readonly outcome: Outcome;
  /** Whether an earlier call had already compiled the function. */
  readonly reused: boolean;
}
