// The embedded runtime: runs flows in this process.

export {
  InvalidFlowError,
  InvalidForkError,
  InvalidPinError,
  type RunDifference,
  RuntimeClosedError,
} from "@stepflow/protocol";
export type { BlobApiOptions } from "./blobs/blob-api-options.ts";
export { BlobDamagedError } from "./blobs/blob-damaged-error.ts";
export type { BlobLabel, BlobStore, StoredBlob, StoredBlobType } from "./blobs/blob-store.ts";
export { jsonOf, putJson } from "./blobs/blob-store.ts";
export { hashBytes, hashJson } from "./blobs/content-hash.ts";
export { FolderBlobStore } from "./blobs/folder-blob-store.ts";
export { MemoryBlobStore } from "./blobs/memory-blob-store.ts";
export type { Builtin, BuiltinServices } from "./builtins/builtin.ts";
export { BUILTINS, type BuiltinOptions, executeBuiltin } from "./builtins/execute-builtin.ts";
export type { RuntimeDialect } from "./callbacks/runtime-dialect.ts";
export { type ConfigIssue, InvalidConfigError } from "./config/invalid-config-error.ts";
export { createEngine } from "./create-engine.ts";
export { createRuntime } from "./create-runtime.ts";
export { type Clock, createManualClock, type ManualClock, systemClock } from "./engine/clock.ts";
export type {
  ComponentContext,
  ComponentOutcome,
  ErrorCause,
  ExecuteComponent,
  FailedOutcome,
} from "./engine/component.ts";
export type { Engine, EngineOptions } from "./engine/engine.ts";
export type { Backoff } from "./engine/retry.ts";
export type { IdSource } from "./engine/run.ts";
export { RunLimitError, type RunLimits } from "./engine/run-limits.ts";
export type { EndedItem, EngineSubmitOptions, RunHandle, SubmitOptions } from "./engine/submission.ts";
export type { DiagnosticKind, DiagnosticLevel, FlowDiagnostic } from "./flow/diagnostic-kinds.ts";
export { type Flow, type InspectedFlow, inspectFlow, type ReadFlowOptions, readFlow } from "./flow/flow.ts";
export { OverrideError, type Overrides, type StepOverride } from "./flow/overrides.ts";
export type { ForkedRun, ForkOptions, RunItem } from "./forks/fork-options.ts";
export type { ListedComponent } from "./listed-component.ts";
export { checkPinValues, type OutputSchemaOf } from "./pins/check-pin-values.ts";
export type { WorkerDiagnosis, WorkerDiagnosisKind } from "./quirks/worker-diagnosis.ts";
export type { ListenOptions, RuntimeListener } from "./rest/listen.ts";
export { RunFolderInUseError } from "./runs/folder-lock.ts";
export { FolderRunStore, type FolderRunStoreOptions } from "./runs/folder-run-store.ts";
export { MemoryRunStore, type MemoryRunStoreOptions } from "./runs/memory-run-store.ts";
export type { RunFolder, RunPlace } from "./runs/open-runs.ts";
export type {
  CallbackRecord,
  FinalStatus,
  ForkOrigin,
  ItemEndedEvent,
  Retention,
  RunCreatedEvent,
  RunEvent,
  StepPlace,
  StepState,
} from "./runs/run-event.ts";
export type { AttemptRecord, ItemRecord, RunRecord, StepRecord } from "./runs/run-record.ts";
export type { ItemFilter, RunFilter, RunStore } from "./runs/run-store.ts";
export { toItemResults, toRunDetails, toRunSummary, toStepRuns } from "./runs/run-views.ts";
export { toTimestamp } from "./runs/timestamp.ts";
export type {
  ComponentFilter,
  RequestApp,
  RunOptions,
  Runtime,
  RuntimeListenOptions,
  RuntimeOptions,
} from "./runtime.ts";
export { UnknownRunError, WorkerStartError } from "./runtime-errors.ts";
export type { RuntimeLogger } from "./runtime-logger.ts";
export type { FailureCodes, VersionTraits } from "./version-traits.ts";
export type { RuntimeVersion, Semantics } from "./versions.ts";
export type { WorkerChangeOptions, WorkerChanges } from "./worker-changes.ts";
export type { ReplacedWorker } from "./workers/replaceable-worker.ts";
export type {
  CarriedWorker,
  CarrierEnvironment,
  CommandWorker,
  HealthCheck,
  InProcessWorker,
  UrlWorker,
  WorkerSource,
} from "./workers/worker-source.ts";
