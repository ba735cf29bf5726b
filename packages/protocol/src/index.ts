// For those who write components and handle their failures.

// For those who carry messages.
export { filenameFromHeader, filenameFromStored, filenameToHeader, filenameToText } from "./blobs/blob-filename.ts";
export { isBlobId, parseBlobId } from "./blobs/blob-id.ts";
export { type Dialect, dialectOfInitialize } from "./dialect/dialect.ts";
export { PROTOCOL_VERSION } from "./dialect/protocol-version.ts";
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
} from "./errors/callback-errors.ts";
export {
  ComponentError,
  type ComponentErrorOptions,
  ComponentNotFoundError,
  ComponentTimeoutError,
  InvalidInputError,
  InvalidOutputError,
  OverloadedError,
  ShuttingDownError,
} from "./errors/component-errors.ts";
export {
  InvalidParamsError,
  MethodNotFoundError,
  NotInitializedError,
  ProtocolVersionError,
} from "./errors/request-errors.ts";
export { StepflowError, type StepflowErrorOptions } from "./errors/stepflow-error.ts";
export { toComponentError, toInternalError, toRpcError } from "./errors/to-rpc-error.ts";
export type * as V0 from "./generated/v0.gen.ts";
export type * as V1 from "./generated/v1.gen.ts";
export { isJsonObject, type JsonValue } from "./json/json-value.ts";
export {
  MAX_MESSAGE_DEPTH,
  MAX_OUTPUT_DEPTH,
  RUNTIME_BODY_LIMIT_BYTES,
  textDepthExceeds,
  valueDepthExceeds,
} from "./json/limits.ts";
export { ERROR_CODES, RETRY_CODES, type RetryPolicy, retryPolicyOf } from "./json-rpc/error-codes.ts";
export {
  type MalformedMessage,
  type ParsedMessage,
  type ParsedNotification,
  type ParsedRequest,
  type ParsedResponse,
  parseMessage,
} from "./json-rpc/parse-message.ts";
export { recoverRequestId } from "./json-rpc/recover-request-id.ts";
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
} from "./json-rpc/rpc-message.ts";
export { decodeParams, decodeResult, encodeParams, encodeResult } from "./methods/codec.ts";
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
} from "./methods/messages.ts";
export {
  isMethodName,
  METHODS,
  type MethodDescription,
  type MethodMessages,
  type MethodName,
  type MethodSchemas,
  type ParamsOf,
  type ResultOf,
} from "./methods/methods.ts";
export { validateParams, validateResult } from "./methods/wire-validation.ts";
export { describeIssues } from "./validation/describe-issues.ts";
export type { SchemaError, SchemaValidator, ValidationIssue, ValidationResult } from "./validation/validate.ts";
export { issuesOf, validate } from "./validation/validate.ts";
