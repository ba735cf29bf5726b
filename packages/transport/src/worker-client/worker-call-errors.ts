import { ERROR_CODES, type RpcErrorObject, StepflowError, type StepflowErrorOptions } from "@stepflow/protocol";

/** Base of what can go wrong with a message of the runtime to a worker. */
export class WorkerClientError extends StepflowError {
  static override readonly brand: string = "WorkerClientError";

  constructor(message: string, options: StepflowErrorOptions & { readonly code?: number } = {}) {
    super(options.code ?? ERROR_CODES.transportError, message, options);
  }
}

/** The worker answered with an error; `rpcCode`, `rpcMessage` and `rpcData` are its own, and `code` is `rpcCode`. */
export class WorkerCallError extends WorkerClientError {
  static override readonly brand: string = "WorkerCallError";
  readonly method: string;
  readonly rpcCode: number;
  readonly rpcMessage: string;
  readonly rpcData: unknown;

  constructor(method: string, error: RpcErrorObject) {
    super(`Worker refused ${method} (${error.code}): ${error.message}`, { code: error.code, data: error.data });
    this.method = method;
    this.rpcCode = error.code;
    this.rpcMessage = error.message;
    this.rpcData = error.data;
  }
}

/**
 * How a message failed on its way. `unreachable`: no HTTP answer. `badAnswer`: it is no JSON-RPC answer. `badStatus`: a
 * notification was not acknowledged with 202. `streamEnded`: the event stream ended without a result. `tooLarge`: an
 * answer or event is larger than allowed.
 */
export type WorkerTransportFailure = "unreachable" | "badAnswer" | "badStatus" | "streamEnded" | "tooLarge";

/** The message or its answer was lost on the way: nobody knows what the worker did with it. */
export class WorkerTransportError extends WorkerClientError {
  static override readonly brand: string = "WorkerTransportError";
  readonly method: string;
  readonly reason: WorkerTransportFailure;

  constructor(method: string, reason: WorkerTransportFailure, message: string, options: StepflowErrorOptions = {}) {
    super(`${method}: ${message}`, { ...options, data: { method, reason } });
    this.method = method;
    this.reason = reason;
  }
}

/** The worker did not answer in time. */
export class WorkerTimeoutError extends WorkerClientError {
  static override readonly brand: string = "WorkerTimeoutError";

  constructor(method: string, timeoutMs: number) {
    super(`Worker did not answer ${method} within ${timeoutMs} ms.`, {
      data: { method, reason: "timeout", timeoutMs },
    });
  }
}

/** The caller's signal was aborted; its reason is the cause. */
export class WorkerCallAbortedError extends WorkerClientError {
  static override readonly brand: string = "WorkerCallAbortedError";

  constructor(method: string, cause: unknown) {
    super(`${method} was aborted.`, { cause, data: { method, reason: "aborted" } });
  }
}

/** The client was closed before the worker had answered. */
export class WorkerClientClosedError extends WorkerClientError {
  static override readonly brand: string = "WorkerClientClosedError";

  constructor(method: string) {
    super(`${method}: the client was closed.`, { data: { method, reason: "closed" } });
  }
}
