import { ERROR_CODES, StepflowError } from "@stepflow/protocol";

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

/** A worker could not be started or reached, or its handshake failed. */
export class WorkerStartError extends StepflowError {
  static override readonly brand: string = "WorkerStartError";
  /** Name of the worker in the options. */
  readonly worker: string;

  constructor(worker: string, reason: string, cause?: unknown) {
    super(ERROR_CODES.transportSpawnError, `Worker "${worker}" cannot be used: ${reason}`, { cause, data: { worker } });
    this.worker = worker;
  }
}
