// Generated from schemas/rest/*.json by `npm run generate`. Do not edit.

/**
 * What the content is: any JSON, a flow document, or bytes.
 */
export type BlobType = "flow" | "data" | "binary";

/**
 * Body of `POST /blobs` with content type application/json. Bodies above 2 MiB are answered with 413.
 */
export interface StoreBlobRequest {
  /**
   * The content; null is allowed, leaving it out is not.
   */
  data: Value;
  /**
   * How to keep it. `binary` stores the JSON text, not bytes: send an octet stream for those.
   */
  blobType?: BlobType;
  /**
   * Kept beside the content and given back with it.
   */
  filename?: string | null;
}

/**
 * Answer to `POST /blobs`.
 */
export interface StoreBlobResponse {
  /**
   * Hash of the content; for JSON of its compact text, so that the order of keys matters.
   */
  blobId: BlobId;
  /**
   * Repeats what was sent.
   */
  filename?: string | null;
}

/**
 * Answer to `GET /blobs/{blobId}` for JSON content. Asked this way for a binary blob, the runtime fails with 500.
 */
export interface GetBlobResponse {
  /**
   * What was stored, as JSON.
   */
  data: Value;
  /**
   * What kind of content was stored.
   */
  blobType: BlobType;
  /**
   * Repeats the id that was asked for.
   */
  blobId: BlobId;
  /**
   * Name it was stored with.
   */
  filename?: string | null;
}

/**
 * The user's own data: any JSON, null included.
 */
export type Value = unknown;

/**
 * Names stored content by its SHA-256, as 64 lower-case hex digits. Other spellings, such as a `sha256:` prefix, are answered with 404.
 */
export type BlobId = string;

/**
 * How far a run or one of its items has come. `running` and `paused` may still change; `recoveryFailed` exists since 0.10: the runtime was restarted and could not go on.
 */
export type RunStatus = "running" | "completed" | "failed" | "cancelled" | "paused" | "recoveryFailed";

/**
 * Why an item or a step failed.
 */
export interface FlowError {
  /**
   * The worker's JSON-RPC code on 0.11; always 500 on 0.9 and 0.10, where the worker's code survives only inside the text of `data`.
   */
  code: number;
  /**
   * What went wrong, for humans. The one part of a worker's error that every version shows in some form.
   */
  message: string;
  /**
   * Further details: the worker's own on 0.11, on older runtimes a stack of the runtime's inner errors.
   */
  data?: unknown;
}

/**
 * Outcome of an item or step that delivered its output.
 */
export interface FlowSuccess {
  /**
   * Tells success from failure.
   */
  outcome: "success";
  /**
   * What the flow's output expression, or the component, produced.
   */
  result: Value;
}

/**
 * Outcome of an item or step that ended with an error. The HTTP status of an answer that carries it is 200 nevertheless.
 */
export interface FlowFailure {
  /**
   * Tells failure from success.
   */
  outcome: "failed";
  /**
   * The first error that nothing in the flow handled.
   */
  error: FlowError;
}

/**
 * How an item or a step ended, told apart by `outcome`.
 */
export type FlowResult = FlowSuccess | FlowFailure;

/**
 * One layer of a runtime's inner error, outermost first.
 */
export interface ErrorStackEntry {
  /**
   * What this layer says.
   */
  error: string;
  /**
   * Remarks that the runtime's code left on the way, such as the component concerned.
   */
  attachments?: string[];
  /**
   * Call stack inside the runtime; of use to its developers only.
   */
  backtrace?: string | null;
}

/**
 * Body of most answers with an error status. It is JSON although its content type says text/plain. Refusals of the web framework itself (413, 415, 422, malformed JSON) are plain sentences instead, and a path that is not served gets an empty 404.
 */
export interface ErrorBody {
  /**
   * Repeats the HTTP status.
   */
  code: number;
  /**
   * What was refused, and the id it was about.
   */
  message: string;
  /**
   * Where the error came from, layer by layer.
   */
  stack?: ErrorStackEntry[];
}

/**
 * A flow in the spelling of the runtime's generation; its shape is in `v0/flow.json` (0.9) or `v1/flow.json` (0.10, 0.11).
 */
export interface FlowDocument {
  [k: string]: unknown;
}

/**
 * Body of `POST /flows`.
 */
export interface StoreFlowRequest {
  /**
   * The document to check and keep.
   */
  flow: FlowDocument;
  /**
   * Check only: the id and the diagnostics are computed, nothing is kept.
   */
  dryRun?: boolean;
}

/**
 * Answer to `POST /flows`. A flow that cannot run is no HTTP error: it comes back with `stored` false and fatal diagnostics. Workers are never asked, so that unknown components go unnoticed.
 */
export interface StoreFlowResponse {
  /**
   * Same for the same document, on every runtime.
   */
  flowId: BlobId;
  /**
   * False after a dry run and when a diagnostic is fatal.
   */
  stored: boolean;
  /**
   * What the runtime found in the document.
   */
  diagnostics: Diagnostics;
}

/**
 * Findings about a flow with their counts.
 */
export interface Diagnostics {
  /**
   * Each finding, in no particular order.
   */
  diagnostics: Diagnostic[];
  /**
   * How many findings forbid storing.
   */
  numFatal: number;
  /**
   * How many findings will make runs fail.
   */
  numError: number;
  /**
   * How many findings are mere advice, such as a missing description.
   */
  numWarning: number;
}

/**
 * One finding about a flow.
 */
export interface Diagnostic {
  /**
   * Stable word for the sort of finding, such as `undefinedStepReference`.
   */
  kind: string;
  /**
   * Number of the same; thousands group related findings.
   */
  code: number;
  /**
   * How bad it is: a `fatal` one keeps the flow from being stored.
   */
  level: "fatal" | "error" | "warning";
  /**
   * Sentence for humans.
   */
  formatted: string;
  /**
   * JSON path of the place in the document, such as `$.steps[1].id`.
   */
  path?: string;
  /**
   * Parts of the sentence for programs, such as the step's id.
   */
  data?: unknown;
  /**
   * True for checks that may go away again.
   */
  experimental?: boolean;
}

/**
 * Answer to `GET /flows/{flowId}` and `GET /runs/{runId}/flow`.
 */
export interface FlowResponse {
  /**
   * The document as it is kept: members at their default may be missing.
   */
  flow: FlowDocument;
  /**
   * The id that was asked for, or the id of the run's flow.
   */
  flowId: BlobId;
  /**
   * Example inputs of the document and of its test cases.
   */
  allExamples?: FlowExample[];
}

/**
 * An input that the document offers for trying it out, with a name.
 */
export interface FlowExample {
  [k: string]: unknown;
}

/**
 * Changes one step's definition for one run.
 */
export interface StepOverride {
  /**
   * How `value` is laid over the definition: RFC 7396 or RFC 6902.
   */
  $type?: "merge_patch" | "json_patch";
  /**
   * The patch itself, such as `{"input": {"model": "small"}}`.
   */
  value: unknown;
}

/**
 * Patches by step id. Runtime 0.9 takes this object itself as `overrides`.
 */
export interface StepOverrides {
  [k: string]: StepOverride;
}

/**
 * What runtimes from 0.10 on take as `overrides`; they refuse the bare form of 0.9, and 0.9 refuses this one.
 */
export interface WorkflowOverrides {
  /**
   * Patches by step id.
   */
  steps: StepOverrides;
}

/**
 * Body of `POST /runs`.
 */
export interface CreateRunRequest {
  /**
   * Names the document to execute; it must have been stored before.
   */
  flowId: BlobId;
  /**
   * One element per item. Runtime 0.9 never answers when it is empty.
   */
  input: Value[];
  /**
   * Changes to steps for this run only, in the form of the runtime's version.
   */
  overrides?: WorkflowOverrides | StepOverrides | null;
  /**
   * Values for the flow's declared variables, by name.
   */
  variables?: {
    [k: string]: Value;
  } | null;
  /**
   * Items that may execute at once. With 0 the run never ends.
   */
  maxConcurrency?: number | null;
  /**
   * Answer only when the run has ended or `timeoutSecs` have passed. Ignored by 0.9, which always waits for the end.
   */
  wait?: boolean | null;
  /**
   * Longest wait; afterwards the answer shows the run still running. 300 when absent. Ignored by 0.9.
   */
  timeoutSecs?: number | null;
}

/**
 * Counts of a run's items by state.
 */
export interface ItemStatistics {
  /**
   * Number of inputs.
   */
  total: number;
  /**
   * Ended with an output.
   */
  completed: number;
  /**
   * Not ended yet, whether begun or not.
   */
  running: number;
  /**
   * Ended with an error.
   */
  failed: number;
  /**
   * Given up because the run was cancelled.
   */
  cancelled: number;
}

/**
 * What became of one input of a run.
 */
export interface ItemResult {
  /**
   * Position of the input, from 0.
   */
  itemIndex: number;
  /**
   * State of this item alone.
   */
  status: RunStatus;
  /**
   * Its outcome; absent or null while it runs and when it was cancelled.
   */
  result?: FlowResult | null;
  /**
   * When it ended.
   */
  completedAt?: string | null;
}

/**
 * Answer of runtime 0.9 to `POST /runs`, sent when the run has ended.
 */
export interface CreateRunResponseV0 {
  /**
   * UUIDv7, made by the runtime.
   */
  runId: string;
  /**
   * Number of inputs.
   */
  itemCount: number;
  /**
   * How the run ended.
   */
  status: RunStatus;
  /**
   * Outcome of the only item; absent for several items, and when the run was cancelled.
   */
  result?: FlowResult | null;
}

/**
 * Answer of runtimes from 0.10 on to `POST /runs`: status 202 at once, or 200 after a wait.
 */
export interface CreateRunResponse {
  /**
   * UUIDv7, made by the runtime.
   */
  runId: string;
  /**
   * Names the document that is executed.
   */
  flowId: BlobId;
  /**
   * The document's `name`, where it has one.
   */
  flowName?: string | null;
  /**
   * State of the run as a whole: `failed` as soon as one item has failed.
   */
  status: RunStatus;
  /**
   * How many inputs are in which state.
   */
  items?: ItemStatistics;
  /**
   * When the runtime accepted it.
   */
  createdAt: string;
  /**
   * When the last item ended; null or absent before that.
   */
  completedAt?: string | null;
  /**
   * The run that a client started. Differs from `runId` for runs that components started.
   */
  rootRunId: string;
  /**
   * The run whose component started this one.
   */
  parentRunId?: string | null;
  /**
   * The runtime process that owns it (0.10+).
   */
  orchestratorId?: string | null;
  /**
   * Position of its beginning in the runtime's journal (0.11).
   */
  createdAtSeqno?: number;
  /**
   * Position of its end in the runtime's journal (0.11).
   */
  finishedAtSeqno?: number | null;
  /**
   * All items, ended or not. Only after a wait.
   */
  results?: ItemResult[] | null;
}

/**
 * A run without its data: an element of `GET /runs`, and the answer to `POST /runs/{runId}/cancel`.
 */
export interface RunSummary {
  /**
   * UUIDv7, made by the runtime.
   */
  runId: string;
  /**
   * Names the document that is executed.
   */
  flowId: BlobId;
  /**
   * The document's `name`, where it has one.
   */
  flowName?: string | null;
  /**
   * State of the run as a whole: `failed` as soon as one item has failed.
   */
  status: RunStatus;
  /**
   * How many inputs are in which state.
   */
  items?: ItemStatistics;
  /**
   * When the runtime accepted it.
   */
  createdAt: string;
  /**
   * When the last item ended; null or absent before that.
   */
  completedAt?: string | null;
  /**
   * The run that a client started. Differs from `runId` for runs that components started.
   */
  rootRunId: string;
  /**
   * The run whose component started this one.
   */
  parentRunId?: string | null;
  /**
   * The runtime process that owns it (0.10+).
   */
  orchestratorId?: string | null;
  /**
   * Position of its beginning in the runtime's journal (0.11).
   */
  createdAtSeqno?: number;
  /**
   * Position of its end in the runtime's journal (0.11).
   */
  finishedAtSeqno?: number | null;
}

/**
 * Answer to `GET /runs`.
 */
export interface ListRunsResponse {
  /**
   * Newest first, those of components included.
   */
  runs: RunSummary[];
}

/**
 * State of one step inside an item.
 */
export interface StepStatusInfo {
  /**
   * The step's id in the flow.
   */
  stepId: string;
  /**
   * How far it has come.
   */
  status: StepStatus;
}

/**
 * How far a step has come. `blocked` waits for other steps, `runnable` for a free slot; `skipped` ones are not needed.
 */
export type StepStatus = "blocked" | "runnable" | "running" | "completed" | "skipped" | "failed";

/**
 * One item of a run with its input and the states of its steps (0.10+).
 */
export interface ItemDetails {
  /**
   * Position of the input, from 0.
   */
  itemIndex: number;
  /**
   * The input as it was submitted.
   */
  input: Value;
  /**
   * State of this item alone.
   */
  status: RunStatus;
  /**
   * Steps that were needed so far.
   */
  steps: StepStatusInfo[];
  /**
   * When it ended.
   */
  completedAt?: string | null;
}

/**
 * Answer to `GET /runs/{runId}`. Runtimes from 0.10 on take `?wait=true&timeoutSecs=N` and then answer when the run has ended.
 */
export interface RunDetails {
  /**
   * UUIDv7, made by the runtime.
   */
  runId: string;
  /**
   * Names the document that is executed.
   */
  flowId: BlobId;
  /**
   * The document's `name`, where it has one.
   */
  flowName?: string | null;
  /**
   * State of the run as a whole: `failed` as soon as one item has failed.
   */
  status: RunStatus;
  /**
   * How many inputs are in which state.
   */
  items?: ItemStatistics;
  /**
   * When the runtime accepted it.
   */
  createdAt: string;
  /**
   * When the last item ended; null or absent before that.
   */
  completedAt?: string | null;
  /**
   * The run that a client started. Differs from `runId` for runs that components started.
   */
  rootRunId: string;
  /**
   * The run whose component started this one.
   */
  parentRunId?: string | null;
  /**
   * The runtime process that owns it (0.10+).
   */
  orchestratorId?: string | null;
  /**
   * Position of its beginning in the runtime's journal (0.11).
   */
  createdAtSeqno?: number;
  /**
   * Position of its end in the runtime's journal (0.11).
   */
  finishedAtSeqno?: number | null;
  /**
   * Every input, by index (0.9 only).
   */
  inputs?: Value[];
  /**
   * Every item with its input (0.10+).
   */
  itemDetails?: ItemDetails[] | null;
  /**
   * Changes that the run was submitted with.
   */
  overrides?: WorkflowOverrides | StepOverrides | null;
}

/**
 * Answer to `GET /runs/{runId}/items`; the same on all versions.
 */
export interface ListItemsResponse {
  /**
   * Number of inputs.
   */
  itemCount: number;
  /**
   * One entry per input.
   */
  items: ItemResult[];
}

/**
 * One step of an item.
 */
export interface StepRun {
  /**
   * The step's id in the flow.
   */
  stepId: string;
  /**
   * Path of the component, with the prefix of its route.
   */
  component?: string | null;
  /**
   * How far it has come. 0.10 and 0.11 show `blocked` for a step that executes.
   */
  status: StepStatus;
  /**
   * Its outcome (0.9 only).
   */
  result?: FlowResult | null;
}

/**
 * Answer to `GET /runs/{runId}/steps`, for the first item unless `?itemIndex=N` says otherwise (0.10+).
 */
export interface ListStepsResponse {
  /**
   * States and components, keyed by the ids that the document gives.
   */
  steps: {
    [k: string]: StepRun;
  };
}

/**
 * Answer to `GET /health`. Served only when all plugins have been initialised.
 */
export interface HealthResponse {
  /**
   * The word `healthy`; a runtime that is not does not answer.
   */
  status: string;
  /**
   * The runtime's clock, with nanoseconds.
   */
  timestamp?: string;
  /**
   * Version of the server, such as `0.11.1`. Runtimes from 0.13 on leave it out.
   */
  version?: string;
}

/**
 * A component that a plugin offers.
 */
export interface ComponentInfo {
  /**
   * Path as the worker named it, without the prefix of the route that leads to it.
   */
  component: string;
  /**
   * The worker's sentence about it.
   */
  description?: string | null;
  /**
   * JSON Schema of what it takes; snake_case in every version.
   */
  input_schema?: {
    [k: string]: unknown;
  } | null;
  /**
   * JSON Schema of what it gives; snake_case in every version.
   */
  output_schema?: {
    [k: string]: unknown;
  } | null;
}

/**
 * Answer to `GET /components`, for which the runtime asks every worker. `?includeSchemas=false` leaves the schemas out. One worker with a malformed list makes it fail with 500.
 */
export interface ListComponentsResponse {
  /**
   * Those of all plugins, sorted by path.
   */
  components: ComponentInfo[];
}
