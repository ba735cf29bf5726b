import { ERROR_CODES, type RpcErrorObject, StepflowError, type StepflowErrorOptions } from "@stepflow/protocol";

/**
 * Why a message to a worker failed.
 *
 * | reason | error | meaning |
 * | --- | --- | --- |
 * | `"error"` | {@link WorkerCallError} | The worker answered with an error. |
 * | `"timeout"` | {@link WorkerTimeoutError} | There was no response in time. |
 * | `"aborted"` | {@link WorkerCallAbortedError} | The caller's signal was aborted. |
 * | `"closed"` | {@link WorkerClientClosedError} | The client was closed. |
 * | `"invalid"` | {@link WorkerClientError} | The parameters cannot be written as JSON. |
 * | a {@link WorkerTransportFailure} | {@link WorkerTransportError} | There was no valid response. |
 */
export type WorkerClientFailure = "error" | "timeout" | "aborted" | "closed" | "invalid" | WorkerTransportFailure;

/**
 * How a message failed on its way.
 *
 * | reason | meaning |
 * | --- | --- |
 * | `"unreachable"` | There was no HTTP response. |
 * | `"badAnswer"` | The HTTP response is not a JSON-RPC response. |
 * | `"badStatus"` | A notification was not acknowledged with status 202. |
 * | `"streamEnded"` | The event stream ended without a result. |
 * | `"tooLarge"` | The response or an event is larger than allowed. |
 */
export type WorkerTransportFailure = "unreachable" | "badAnswer" | "badStatus" | "streamEnded" | "tooLarge";

/** Options of a {@link WorkerClientError}. */
export interface WorkerClientErrorOptions extends StepflowErrorOptions {
  /**
   * JSON-RPC code.
   *
   * @default −32300, a transport error
   */
  readonly code?: number | undefined;
  /**
   * Why the message failed.
   *
   * @default "invalid"
   */
  readonly reason?: WorkerClientFailure | undefined;
}

/**
 * Base class of the errors that a message to a worker fails with.
 *
 * @example
 * ```ts source="./worker-call-errors.examples.ts#WorkerClientError"
 * try {
 *   await client.request("components/list", {});
 * } catch (error) {
 *   if (!(error instanceof WorkerClientError)) throw error;
 *   if (error.reason === "unreachable") console.error("The worker does not run.");
 *   else console.error(error.message);
 * }
 * ```
 */
export class WorkerClientError extends StepflowError {
  static override readonly brand: string = "WorkerClientError";
  /** Why the message failed. */
  readonly reason: WorkerClientFailure;

  constructor(message: string, options: WorkerClientErrorOptions = {}) {
    super(options.code ?? ERROR_CODES.transportError, message, options);
    this.reason = options.reason ?? "invalid";
  }
}

/**
 * The worker answered with an error. `rpcCode`, `rpcMessage` and `rpcData` are the members of that error; `code` equals
 * `rpcCode`.
 */
export class WorkerCallError extends WorkerClientError {
  static override readonly brand: string = "WorkerCallError";
  /** Method of the request. */
  readonly method: string;
  /** Code of the worker's error. */
  readonly rpcCode: number;
  /** Message of the worker's error. */
  readonly rpcMessage: string;
  /** Details of the worker's error. */
  readonly rpcData: unknown;

  constructor(method: string, error: RpcErrorObject) {
    const message = `Worker refused ${method} (${error.code}): ${error.message}`;
    super(message, { reason: "error", code: error.code, data: error.data });
    this.method = method;
    this.rpcCode = error.code;
    this.rpcMessage = error.message;
    this.rpcData = error.data;
  }
}

/** The message or its response was lost. The worker may have executed the request. */
export class WorkerTransportError extends WorkerClientError {
  static override readonly brand: string = "WorkerTransportError";
  /** Method of the message. */
  readonly method: string;
  declare readonly reason: WorkerTransportFailure;

  constructor(method: string, reason: WorkerTransportFailure, message: string, options: StepflowErrorOptions = {}) {
    super(`${method}: ${message}`, { ...options, reason, data: { method, reason } });
    this.method = method;
  }
}

/** The worker did not respond in time. */
export class WorkerTimeoutError extends WorkerClientError {
  static override readonly brand: string = "WorkerTimeoutError";
  declare readonly reason: "timeout";

  constructor(method: string, timeoutMs: number) {
    const reason = "timeout";
    super(`Worker did not answer ${method} within ${timeoutMs} ms.`, { reason, data: { method, reason, timeoutMs } });
  }
}

/** The caller's signal was aborted. `cause` is the reason of the signal. */
export class WorkerCallAbortedError extends WorkerClientError {
  static override readonly brand: string = "WorkerCallAbortedError";
  declare readonly reason: "aborted";

  constructor(method: string, cause: unknown) {
    const reason = "aborted";
    super(`${method} was aborted.`, { cause, reason, data: { method, reason } });
  }
}

/** The client was closed before the worker responded. */
export class WorkerClientClosedError extends WorkerClientError {
  static override readonly brand: string = "WorkerClientClosedError";
  declare readonly reason: "closed";

  constructor(method: string) {
    const reason = "closed";
    super(`${method}: the client was closed.`, { reason, data: { method, reason } });
  }
}
