// What components and workers are made of.

export type { BlobType, FlowFailure, FlowResult, ItemResult, ItemStatistics, RunStatus } from "@stepflow/protocol";
// What can go wrong.
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
// Who may call.
export { type Authorizer, basic, bearer } from "@stepflow/transport";
export type { BigNumbers } from "./big-numbers.ts";
export type { BinaryBlob } from "./blob-store.ts";
export type { CachedResult } from "./cached-result.ts";
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
} from "./component.ts";
export { type ConfigBlob, defineConfig } from "./config-blob.ts";
export type {
  AnyFlow,
  BinarySource,
  CallOptions,
  ComponentContext,
  EvaluateOptions,
  GetBlobOptions,
  GetRunOptions,
  PutBinaryOptions,
  PutBlobOptions,
  SubmitRunOptions,
  TypedBlob,
} from "./context.ts";
export { createWorker } from "./create-worker.ts";
export type { StepInfo, WorkflowInfo } from "./introspection.ts";
export { jsonSchema, type TypedJsonSchema } from "./json-schema.ts";
export { consoleLogger, type LogFields, type Logger, type LogLevel, silentLogger, withFields } from "./logger.ts";
export type { ParamsOf } from "./path-pattern.ts";
export type { ResultIndex } from "./result-index.ts";
export { type JsonSchemaObject, SchemaError, type SchemaIssue } from "./schema.ts";
export type { Worker } from "./worker.ts";
export type { WorkerBehavior, WorkerOptions } from "./worker-options.ts";
export type { RegisterComponent, WorkerComponents } from "./worker-types.ts";
