import type { FlowFailure, FlowResult } from "@stepflow/protocol";

/** Takes the place of a value that could not be computed. */
export class Failure {
  readonly error: FlowFailure;

  constructor(error: FlowFailure) {
    this.error = error;
  }
}

/** Creates a failure without details. */
export function failure(code: number, message: string): Failure {
  return new Failure({ code, message });
}

/** Converts a value or failure to the result that runs show. */
export function toFlowResult(value: unknown): FlowResult {
  return value instanceof Failure
    ? { outcome: "failed", error: value.error }
    : { outcome: "success", result: value ?? null };
}
