import { ERROR_CODES } from "./error-codes.ts";
import { StepflowError, type StepflowErrorOptions } from "./stepflow-error.ts";

/**
 * Why a request of a component to the runtime failed.
 *
 * | reason | error | meaning |
 * | --- | --- | --- |
 * | `"runtimeError"` | `RuntimeCallError` | The runtime answered with an error. |
 * | `"timeout"` | `CallbackTimeoutError` | There was no response in time, or a run did not end in time. |
 * | `"aborted"` | `CallbackAbortedError` | The caller's signal was aborted. |
 * | `"disconnected"` | `DisconnectedError` | The runtime closed the connection of the execution. |
 * | `"contextClosed"` | `ContextClosedError` | The component had already ended. |
 * | `"unknownRuntime"` | `UnknownRuntimeError` | The dialect of the runtime is unknown. |
 * | `"unsupported"` | `UnsupportedByRuntimeError` | The runtime does not have the feature. |
 * | `"blobNotFound"` | `BlobNotFoundError` | The runtime has no such blob. |
 * | `"invalidBlobId"` | `InvalidBlobIdError` | The text is not a blob id. |
 * | `"blobApiUnavailable"` | `BlobApiUnavailableError` | The URL of the blob API is unknown. |
 * | `"tooLarge"` | `BlobTooLargeError` | The blob is larger than the runtime accepts. |
 * | `"damaged"` | `BlobIntegrityError` | The content of the blob does not match its id. |
 * | `"binary"` | `BinaryBlobError` | The blob contains bytes, not JSON. |
 * | `"invalidBlob"` | `InvalidBlobError` | The value of the blob does not match the schema. |
 * | `"flowFailed"` | `FlowError` | The run of a flow failed. |
 * | `"stepNotFound"` | `StepNotFoundError` | The workflow has no such step. |
 * | `"circular"` | `CallbackError` | Results of `cached` depend on each other in a circle. |
 * | `"claimedElsewhere"` | `TaskLostError` of `@stepflow/grpc` | Another worker has claimed the task. |
 * | `"gone"` | `TaskLostError` of `@stepflow/grpc` | The runtime no longer waits for the task. |
 * | `"superseded"` | `TaskLostError` of `@stepflow/grpc` | The runtime has sent the task again. |
 * | `"other"` | `CallbackError` | Any other failure, such as an invalid response. |
 */
export type CallbackErrorReason =
  | "runtimeError"
  | "timeout"
  | "aborted"
  | "disconnected"
  | "contextClosed"
  | "unknownRuntime"
  | "unsupported"
  | "blobNotFound"
  | "invalidBlobId"
  | "blobApiUnavailable"
  | "tooLarge"
  | "damaged"
  | "binary"
  | "invalidBlob"
  | "flowFailed"
  | "stepNotFound"
  | "circular"
  | "claimedElsewhere"
  | "gone"
  | "superseded"
  | "other";

/** Options of a {@link CallbackError}. */
export interface CallbackErrorOptions extends StepflowErrorOptions {
  /**
   * JSON-RPC code of the failed step.
   *
   * @default −32100, a failed component
   */
  readonly code?: number | undefined;
  /**
   * Why the request failed.
   *
   * @default "other"
   */
  readonly reason?: CallbackErrorReason | undefined;
}

/**
 * Base class of the errors that a component's request to the runtime fails with. If the component does not catch the error, its
 * step fails with code −32100 and the same message.
 *
 * @example
 * ```ts source="./callback-error.examples.ts#CallbackError"
 * try {
 *   return await call();
 * } catch (error) {
 *   if (!(error instanceof CallbackError)) throw error;
 *   switch (error.reason) {
 *     case "blobNotFound":
 *       return undefined;
 *     case "timeout":
 *       return call();
 *     default:
 *       throw error;
 *   }
 * }
 * ```
 */
export class CallbackError extends StepflowError {
  static override readonly brand: string = "CallbackError";
  /** Why the request failed. */
  readonly reason: CallbackErrorReason;

  constructor(message: string, { code, reason, data, cause }: CallbackErrorOptions = {}) {
    super(code ?? ERROR_CODES.componentFailed, message, { data, cause });
    this.reason = reason ?? "other";
  }
}
