import { ERROR_CODES } from "./error-codes.ts";
import { StepflowError } from "./stepflow-error.ts";

/** A pin names a step that the flow does not have, or has a value that the step cannot have as its result. */
export class InvalidPinError extends StepflowError {
  static override readonly brand: string = "InvalidPinError";

  constructor(message: string) {
    super(ERROR_CODES.invalidParams, message);
  }
}

/** A run cannot be forked as requested. Nothing has been started. */
export class InvalidForkError extends StepflowError {
  static override readonly brand: string = "InvalidForkError";
  /** Ids of the steps whose recorded results do not fit the flow any more. `data.changedSteps` has them, too. */
  readonly changedSteps: readonly string[];

  constructor(message: string, changedSteps: readonly string[] = []) {
    super(ERROR_CODES.invalidParams, message, { data: { changedSteps } });
    this.changedSteps = changedSteps;
  }
}
