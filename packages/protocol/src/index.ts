// For those who write components and handle their failures.

// For those who carry messages.
export { filenameFromHeader, filenameFromStored, filenameToHeader, filenameToText } from "./blob-filename.ts";
export { isBlobId, parseBlobId } from "./blob-id.ts";
export {
  BinaryBlobError,
  BlobApiUnavailableError,
  BlobIntegrityError,
  BlobNotFoundError,
  BlobTooLargeError,
  CallbackAbortedError,
  CallbackError,
  CallbackTimeoutError,
  ContextClosedError,
  DisconnectedError,
  FlowError,
  InvalidBlobError,
  InvalidBlobIdError,
  RuntimeCallError,
  StepNotFoundError,
  UnknownRuntimeError,
  UnsupportedByRuntimeError,
} from "./callback-errors.ts";
export { decodeParams, decodeResult, encodeParams, encodeResult } from "./codec.ts";
export {
  ComponentError,
  type ComponentErrorOptions,
  ComponentNotFoundError,
  ComponentTimeoutError,
  InvalidInputError,
  InvalidOutputError,
  OverloadedError,
  ShuttingDownError,
} from "./component-errors.ts";
export { describeIssues } from "./describe-issues.ts";
export { type Dialect, dialectOfInitialize } from "./dialect.ts";
export { ERROR_CODES, RETRY_CODES, type RetryPolicy, retryPolicyOf } from "./error-codes.ts";
export type * as V0 from "./generated/v0.gen.ts";
export type * as V1 from "./generated/v1.gen.ts";
export { isJsonObject, type JsonValue } from "./json.ts";
export {
  isRequestId,
  type RequestId,
  type RpcErrorObject,
  type RpcFailure,
  type RpcNotification,
  type RpcRequest,
  type RpcResponse,
  type RpcSuccess,
  rpcFailure,
  rpcSuccess,
} from "./jsonrpc.ts";
export {
  MAX_MESSAGE_DEPTH,
  MAX_OUTPUT_DEPTH,
  RUNTIME_BODY_LIMIT_BYTES,
  textDepthExceeds,
  valueDepthExceeds,
} from "./limits.ts";
export type {
  BlobType,
  ComponentInfo,
  ComponentInfoParams,
  ComponentInfoResult,
  ExecuteParams,
  ExecuteResult,
  FlowFailure,
  FlowResult,
  GetBlobParams,
  GetBlobResult,
  GetRunParams,
  InferSchemaParams,
  InferSchemaResult,
  InitializeParams,
  InitializeResult,
  ItemResult,
  ItemStatistics,
  ListComponentsResult,
  Observability,
  PutBlobParams,
  PutBlobResult,
  RunStatus,
  RuntimeCapabilities,
  SubmitRunParams,
} from "./messages.ts";
export {
  isMethodName,
  METHODS,
  type MethodDescription,
  type MethodMessages,
  type MethodName,
  type MethodSchemas,
  type ParamsOf,
  type ResultOf,
} from "./methods.ts";
export {
  type MalformedMessage,
  type ParsedMessage,
  type ParsedNotification,
  type ParsedRequest,
  type ParsedResponse,
  parseMessage,
} from "./parse-message.ts";
export { PROTOCOL_VERSION } from "./protocol-version.ts";
export { recoverRequestId } from "./recover-id.ts";
export {
  InvalidParamsError,
  MethodNotFoundError,
  NotInitializedError,
  ProtocolVersionError,
} from "./request-errors.ts";
export { StepflowError, type StepflowErrorOptions } from "./stepflow-error.ts";
export { toComponentError, toInternalError, toRpcError } from "./to-rpc-error.ts";
export type { SchemaError, SchemaValidator, ValidationIssue, ValidationResult } from "./validate.ts";
export { issuesOf, validate } from "./validate.ts";
export { validateParams, validateResult } from "./wire-validation.ts";
