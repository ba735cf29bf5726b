import type { FlowFailure, FlowResult } from "@stepflow/protocol";

/** Stands where a value should be when there is none. */
export class Failure {
  readonly error: FlowFailure;

  constructor(error: FlowFailure) {
    this.error = error;
  }
}

/** A failure without details. */
export function failure(code: number, message: string): Failure {
  return new Failure({ code, message });
}

/** A value or failure as runs show it. */
export function toFlowResult(value: unknown): FlowResult {
  return value instanceof Failure
    ? { outcome: "failed", error: value.error }
    : { outcome: "success", result: value ?? null };
}
