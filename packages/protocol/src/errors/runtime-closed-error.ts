import { ERROR_CODES } from "./error-codes.ts";
import { StepflowError } from "./stepflow-error.ts";

/** `await using` closes a runtime at the end of its block, which is a common cause. */
const CLOSED =
  "The runtime is closed. Await each call before you close the runtime, or before the block of `await using` ends.";

/** A call failed because the runtime is closed or was closed meanwhile. */
export class RuntimeClosedError extends StepflowError {
  static override readonly brand: string = "RuntimeClosedError";

  constructor() {
    super(ERROR_CODES.runtimeInternalError, CLOSED);
  }
}
