// Results of runs.
export type { BlobType, FlowFailure, FlowResult, ItemResult, ItemStatistics, RunStatus } from "@stepflow/protocol";
// Errors.
export {
  BinaryBlobError,
  BlobApiUnavailableError,
  BlobIntegrityError,
  BlobNotFoundError,
  BlobTooLargeError,
  CallbackAbortedError,
  CallbackError,
  CallbackTimeoutError,
  ComponentError,
  type ComponentErrorOptions,
  ComponentNotFoundError,
  ComponentTimeoutError,
  ContextClosedError,
  DisconnectedError,
  ERROR_CODES,
  FlowError,
  InvalidBlobError,
  InvalidBlobIdError,
  InvalidInputError,
  InvalidOutputError,
  OverloadedError,
  type RetryPolicy,
  RuntimeCallError,
  ShuttingDownError,
  StepflowError,
  StepNotFoundError,
  UnknownRuntimeError,
  UnsupportedByRuntimeError,
  type ValidationIssue,
} from "@stepflow/protocol";
// Authentication, and the guard against web pages.
export { type Authorizer, basic, bearer, guardOrigins, type OriginPolicy } from "@stepflow/transport";
// Components, their context and workers.
export type { BinarySource } from "./blobs/binary-source.ts";
export type { BinaryBlob } from "./blobs/blob-store.ts";
export type { CachedResult } from "./cached/cached-result.ts";
export type { ResultIndex } from "./cached/result-index.ts";
export {
  type Awaitable,
  type ComponentDefinition,
  type ComponentDetails,
  type ComponentFunction,
  type ComponentOptions,
  type ComponentsOf,
  defineComponent,
  type InputOf,
  type OutputOf,
  type PlainSchema,
  type UnannotatedInput,
} from "./component/component.ts";
export type { ParamsOf } from "./component/path-pattern.ts";
export { type ConfigBlob, defineConfig } from "./context/config-blob.ts";
export type { ComponentContext } from "./context/context.ts";
export type { StepInfo, WorkflowInfo } from "./context/introspection.ts";
export type {
  AnyFlow,
  EvaluateOptions,
  GetBlobOptions,
  GetRunOptions,
  PutBinaryOptions,
  PutBlobOptions,
  SubmitRunOptions,
  TypedBlob,
} from "./context/method-options.ts";
export type { PlatformBindings, WorkerEnv } from "./env/worker-env.ts";
export type { WorkerBehavior, WorkerOptions } from "./host/worker-options.ts";
export type { CallOptions } from "./limits/call-limits.ts";
export { consoleLogger, type LogFields, type Logger, type LogLevel, silentLogger, withFields } from "./log/logger.ts";
export type { BigNumbers } from "./numbers/big-numbers.ts";
export { jsonSchema, type TypedJsonSchema } from "./schema/json-schema.ts";
export { type JsonSchemaObject, SchemaError, type SchemaIssue } from "./schema/to-schema.ts";
export { createWorker } from "./worker/create-worker.ts";
export type { RegisterComponent, Worker, WorkerComponents } from "./worker/worker.ts";
