import { ERROR_CODES, StepflowError } from "@stepflow/protocol";

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

/** The store of runs has no such run or item. */
export class UnknownRunError extends StepflowError {
  static override readonly brand: string = "UnknownRunError";

  constructor(message: string) {
    super(ERROR_CODES.entityNotFound, message);
  }
}
