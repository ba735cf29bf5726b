// Messages, errors and dialects of the Stepflow protocol.

export { filenameFromHeader, filenameFromStored, filenameToHeader, filenameToText } from "./blobs/blob-filename.ts";
export { isBlobId, parseBlobId } from "./blobs/parse-blob-id.ts";
export { type Dialect, dialectOfInitialize } from "./dialect/dialect.ts";
export { PROTOCOL_VERSION } from "./dialect/protocol-version.ts";
export {
  BinaryBlobError,
  BlobApiUnavailableError,
  BlobIntegrityError,
  BlobNotFoundError,
  BlobTooLargeError,
  InvalidBlobError,
  InvalidBlobIdError,
} from "./errors/blob-errors.ts";
export {
  CallbackAbortedError,
  CallbackTimeoutError,
  ContextClosedError,
  DisconnectedError,
  RuntimeCallError,
  UnknownRuntimeError,
  UnsupportedByRuntimeError,
} from "./errors/call-errors.ts";
export { CallbackError, type CallbackErrorOptions, type CallbackErrorReason } from "./errors/callback-error.ts";
export { toComponentError, toInternalError, toRpcError } from "./errors/classify-error.ts";
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
export { ERROR_CODES } from "./errors/error-codes.ts";
export { FlowError, StepNotFoundError } from "./errors/flow-errors.ts";
export { InvalidForkError, InvalidPinError } from "./errors/fork-errors.ts";
export { type FlowDiagnostic, InvalidFlowError } from "./errors/invalid-flow-error.ts";
export {
  InvalidParamsError,
  MethodNotFoundError,
  NotInitializedError,
  ProtocolVersionError,
} from "./errors/request-errors.ts";
export { RETRY_CODES, type RetryPolicy, retryPolicyOf } from "./errors/retry-policy.ts";
export type { RpcErrorObject } from "./errors/rpc-error-object.ts";
export { RuntimeClosedError } from "./errors/runtime-closed-error.ts";
export { StepflowError, type StepflowErrorOptions } from "./errors/stepflow-error.ts";
export type { RunDifference } from "./flows/compare-runs.ts";
export type { FlowOverrides, FlowRunner, FlowStepOverride, RunFlowOptions } from "./flows/flow-runner.ts";
export { type FlowVariable, flowVariablesOf, variablesFromEnv } from "./flows/flow-variables.ts";
export type { TypedFlow, UntypedFlow } from "./flows/typed-flow.ts";
export type * as V0 from "./generated/v0.gen.ts";
export type * as V1 from "./generated/v1.gen.ts";
export { isJsonObject, type JsonValue } from "./json/json-value.ts";
export { MAX_MESSAGE_DEPTH, MAX_OUTPUT_DEPTH, RUNTIME_BODY_LIMIT_BYTES } from "./json/limits.ts";
export { textDepthExceeds, valueDepthExceeds } from "./json/nesting-depth.ts";
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
export {
  type CheckedResult,
  validateParams,
  validateResult,
  validateRuntimeResult,
  validateWorkerParams,
} from "./methods/validate-message.ts";
export { describeIssues, type ValidationIssue } from "./validation/describe-issues.ts";
export type { SchemaError, SchemaValidator } from "./validation/schema-validator.ts";
export { issuesOf, type ValidationResult, validate } from "./validation/validate.ts";
