export type {
  FlowStepOverride as StepOverride,
  FlowVariable,
  RunDifference,
  TypedFlow,
  UntypedFlow,
} from "@stepflow/protocol";
export {
  flowVariablesOf,
  InvalidForkError,
  InvalidPinError,
  variablesFromEnv,
} from "@stepflow/protocol/internal-client";
export type { BlobCalls } from "./blob-calls.ts";
export type { Client } from "./client.ts";
export { type ClientOptions, createClient } from "./create-client.ts";
export { type CallOptions, DEFAULT_TIMEOUT_MS, type JsonCodec } from "./http/http.ts";
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
} from "./model/client-error.ts";
export { FlowRefusedError } from "./model/flow-refused-error.ts";
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
  type RunEvent,
  type RunResult,
  type RunStatus,
  type RunSummary,
  type RunTree,
  type StepRun,
  type StepStatus,
  type StoredFlow,
  type SubmittedRun,
} from "./model/results.ts";
export type { PutBlobOptions } from "./resources/blobs.ts";
export type { ListComponentsOptions } from "./resources/components.ts";
export type { StoreFlowOptions } from "./resources/store-flow-options.ts";
export type { FollowOptions } from "./runs/follow.ts";
export type { ForkOptions, ForkResult } from "./runs/fork.ts";
export type { RunItem } from "./runs/recorded-run.ts";
export type { RunOptions } from "./runs/run.ts";
export type { GetRunStepsOptions, ListRunsOptions } from "./runs/runs.ts";
export type { RunSettings, SubmitOptions } from "./runs/submit.ts";
export { DEFAULT_RUN_TIMEOUT_MS, RunTimeoutError } from "./runs/wait-for-run.ts";
