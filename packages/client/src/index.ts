export type { PutBlobOptions } from "./blobs.ts";
export { type Client, type ClientOptions, createClient } from "./client.ts";
export {
  BadRequestError,
  ClientError,
  type ClientErrorOptions,
  ConflictError,
  InvalidResponseError,
  NotFoundError,
  NotServedError,
  PayloadTooLargeError,
  type RequestFacts,
  RequestTimeoutError,
  RuntimeFailedError,
  RuntimeUnreachableError,
  UnauthorizedError,
} from "./client-error.ts";
export type { ListComponentsOptions } from "./components.ts";
export type { StoreFlowOptions } from "./flows.ts";
export type { RunEvent } from "./follow.ts";
export { type CallOptions, DEFAULT_TIMEOUT_MS, type JsonCodec } from "./http.ts";
export {
  type BinaryBlob,
  type ComponentInfo,
  type Diagnostic,
  type Health,
  type ItemCounts,
  type ItemError,
  type ItemOutcome,
  type ItemResult,
  isFinished,
  type JsonBlob,
  type RunDetails,
  type RunResult,
  type RunStatus,
  type RunSummary,
  type StepRun,
  type StepStatus,
  type StoredFlow,
  type SubmittedRun,
} from "./results.ts";
export { FlowRefusedError, type RunOptions } from "./run.ts";
export type { GetRunStepsOptions, ListRunsOptions } from "./runs.ts";
export type { RunSettings, StepOverride, SubmitOptions } from "./submit.ts";
export { DEFAULT_RUN_TIMEOUT_MS, RunTimeoutError } from "./wait-for-run.ts";
