import { ERROR_CODES, StepflowError } from "@stepflow/protocol";

/** The runtime was closed before, or while, it was asked. */
export class RuntimeClosedError extends StepflowError {
  static override readonly brand: string = "RuntimeClosedError";

  constructor() {
    super(ERROR_CODES.runtimeInternalError, "The runtime is closed.");
  }
}

/** A worker could not be readied: not reached, not started, or its handshake failed. `worker` is its name in the options. */
export class WorkerStartError extends StepflowError {
  static override readonly brand: string = "WorkerStartError";
  readonly worker: string;

  constructor(worker: string, reason: string, cause?: unknown) {
    super(ERROR_CODES.transportSpawnError, `Worker "${worker}" cannot be used: ${reason}`, { cause, data: { worker } });
    this.worker = worker;
  }
}
