// Generated from schemas/rest/*.json by `npm run generate`. Do not edit.

/**
 * Kind of the content: any JSON, a flow document, or bytes.
 */
export type BlobType = "flow" | "data" | "binary";

/**
 * Body of `POST /blobs` with content type application/json. Bodies above 2 MiB are answered with 413.
 */
export interface StoreBlobRequest {
  /**
   * The content. It may be null, but must not be omitted.
   */
  data: Value;
  /**
   * Kind under which the content is stored. `binary` stores the JSON text, not bytes: send bytes as an octet stream.
   */
  blobType?: BlobType;
  /**
   * File name that is stored and returned with the content.
   */
  filename?: string | null;
}

/**
 * Response to `POST /blobs`, with the id of the content.
 */
export interface StoreBlobResponse {
  /**
   * SHA-256 of the content. For JSON it is the hash of the compact text, which depends on the order of keys.
   */
  blobId: BlobId;
  /**
   * Same value as in the request.
   */
  filename?: string | null;
}

/**
 * Response to `GET /blobs/{blobId}` for JSON content. A request for JSON fails with 500 if the blob is binary.
 */
export interface GetBlobResponse {
  /**
   * The stored content as JSON.
   */
  data: Value;
  /**
   * Kind under which the content was stored.
   */
  blobType: BlobType;
  /**
   * Same id as in the path of the request.
   */
  blobId: BlobId;
  /**
   * File name that was stored with the content.
   */
  filename?: string | null;
}

/**
 * Data of the user: any JSON, which includes null.
 */
export type Value = unknown;

/**
 * Id of stored content: its SHA-256 as 64 lower-case hex digits. Other spellings, such as a `sha256:` prefix, are answered with 404.
 */
export type BlobId = string;

/**
 * State of a run or one of its items. `running` and `paused` can still change. `recoveryFailed`, which exists since 0.10, means that the runtime could not continue it after a restart.
 */
export type RunStatus = "running" | "completed" | "failed" | "cancelled" | "paused" | "recoveryFailed";

/**
 * Error that an item or a step failed with.
 */
export interface FlowError {
  /**
   * JSON-RPC code of the worker on 0.11. Always 500 on 0.9 and 0.10, which mention the worker's code only within the text of `data`.
   */
  code: number;
  /**
   * Explanation for people. It is the only part of a worker's error that every version shows in some form.
   */
  message: string;
  /**
   * Further details: on 0.11 those of the worker, on older versions a stack of the runtime's internal errors.
   */
  data?: unknown;
}

/**
 * Outcome of an item or step that succeeded.
 */
export interface FlowSuccess {
  /**
   * Selects the variant for a success. Always `success`.
   */
  outcome: "success";
  /**
   * Value of the flow's output expression, or output of the component.
   */
  result: Value;
}

/**
 * Outcome of an item or step that failed. The HTTP status of the response is 200 nevertheless.
 */
export interface FlowFailure {
  /**
   * Selects the variant for a failure. Always `failed`.
   */
  outcome: "failed";
  /**
   * The first error that the flow did not handle.
   */
  error: FlowError;
}

/**
 * Outcome of an item or a step. `outcome` selects the variant.
 */
export type FlowResult = FlowSuccess | FlowFailure;

/**
 * One level of an internal error of the runtime. The outermost level comes first.
 */
export interface ErrorStackEntry {
  /**
   * Message of this level.
   */
  error: string;
  /**
   * Notes that the runtime attached to the error, such as the component involved.
   */
  attachments?: string[];
  /**
   * Call stack within the runtime, which is useful only to its developers.
   */
  backtrace?: string | null;
}

/**
 * Body of most responses with an error status. It is JSON although the content type is text/plain. The web framework of the runtime answers some errors itself (413, 415, 422, malformed JSON) with plain text, and an unknown path with an empty 404.
 */
export interface ErrorBody {
  /**
   * The HTTP status of the response.
   */
  code: number;
  /**
   * What was refused, with the id involved.
   */
  message: string;
  /**
   * Origin of the error, level by level.
   */
  stack?: ErrorStackEntry[];
}

/**
 * A flow in the spelling of the runtime's version. Its schema is `v0/flow.json` (0.9) or `v1/flow.json` (0.10, 0.11).
 */
export interface FlowDocument {
  [k: string]: unknown;
}

/**
 * Body of `POST /flows`.
 */
export interface StoreFlowRequest {
  /**
   * The document to check and store.
   */
  flow: FlowDocument;
  /**
   * If true, the document is only checked: the id and the diagnostics are computed, but nothing is stored.
   */
  dryRun?: boolean;
}

/**
 * Response to `POST /flows`. A flow that cannot run is not an HTTP error: `stored` is false and there are fatal diagnostics. Workers are not asked, so unknown components are not detected.
 */
export interface StoreFlowResponse {
  /**
   * Id of the document, which is the same on every runtime.
   */
  flowId: BlobId;
  /**
   * Whether the document was stored. False after a dry run, or if a diagnostic is fatal.
   */
  stored: boolean;
  /**
   * Problems that the runtime found in the document.
   */
  diagnostics: Diagnostics;
}

/**
 * Problems of a flow, with their numbers.
 */
export interface Diagnostics {
  /**
   * The problems, in no particular order.
   */
  diagnostics: Diagnostic[];
  /**
   * Number of problems that prevent storing.
   */
  numFatal: number;
  /**
   * Number of problems that make runs fail.
   */
  numError: number;
  /**
   * Number of recommendations, such as to add a description.
   */
  numWarning: number;
}

/**
 * One problem of a flow.
 */
export interface Diagnostic {
  /**
   * Stable name of the kind of problem, such as `undefinedStepReference`.
   */
  kind: string;
  /**
   * Stable number of the kind of problem. Related kinds share the thousands.
   */
  code: number;
  /**
   * Severity. A `fatal` problem prevents the flow from being stored.
   */
  level: "fatal" | "error" | "warning";
  /**
   * Explanation of the problem as a sentence.
   */
  formatted: string;
  /**
   * JSONPath of the place in the document, such as `$.steps[1].id`.
   */
  path?: string;
  /**
   * Details for programs, such as the id of the step.
   */
  data?: unknown;
  /**
   * Whether the check is experimental and may be removed.
   */
  experimental?: boolean;
}

/**
 * Response to `GET /flows/{flowId}` and `GET /runs/{runId}/flow`.
 */
export interface FlowResponse {
  /**
   * The document as it is stored. Members with their default value may be missing.
   */
  flow: FlowDocument;
  /**
   * The requested id, or the id of the run's flow.
   */
  flowId: BlobId;
  /**
   * Example inputs from the document and its test cases.
   */
  allExamples?: FlowExample[];
}

/**
 * An example input of the document, with a name.
 */
export interface FlowExample {
  [k: string]: unknown;
}

/**
 * Change of one step's definition for one run.
 */
export interface StepOverride {
  /**
   * How `value` changes the definition: by RFC 7396 or RFC 6902.
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
 * Form of `overrides` for runtimes from 0.10 on. They refuse the flat form of 0.9, and 0.9 refuses this form.
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
   * Id of the flow to execute, which must be stored already.
   */
  flowId: BlobId;
  /**
   * Inputs of the items. Runtime 0.9 never answers if the list is empty.
   */
  input: Value[];
  /**
   * Changes of steps for this run only, in the form of the runtime's version.
   */
  overrides?: WorkflowOverrides | StepOverrides | null;
  /**
   * Values of the flow's variables, by name.
   */
  variables?: {
    [k: string]: Value;
  } | null;
  /**
   * Number of items that may execute at once. With 0 the run never ends.
   */
  maxConcurrency?: number | null;
  /**
   * If true, the response is sent when the run has ended or after `timeoutSecs`. Ignored by 0.9, which always waits for the end.
   */
  wait?: boolean | null;
  /**
   * Longest wait, in seconds. After it the response shows the run in progress. Default: 300. Ignored by 0.9.
   */
  timeoutSecs?: number | null;
}

/**
 * Number of items of a run by state.
 */
export interface ItemStatistics {
  /**
   * Number of inputs.
   */
  total: number;
  /**
   * Number of items that succeeded.
   */
  completed: number;
  /**
   * Number of items that have not ended, started or not.
   */
  running: number;
  /**
   * Number of items that ended with an error.
   */
  failed: number;
  /**
   * Number of items that ended because the run was cancelled.
   */
  cancelled: number;
}

/**
 * State and outcome of one item of a run.
 */
export interface ItemResult {
  /**
   * Position of the input, from 0.
   */
  itemIndex: number;
  /**
   * State of this item alone, independent of other items.
   */
  status: RunStatus;
  /**
   * Outcome of the item. Null or omitted while the item runs, and if it was cancelled.
   */
  result?: FlowResult | null;
  /**
   * Time at which it ended.
   */
  completedAt?: string | null;
}

/**
 * Response of runtime 0.9 to `POST /runs`, which is sent when the run has ended.
 */
export interface CreateRunResponseV0 {
  /**
   * Id of the run: a UUIDv7 that the runtime creates.
   */
  runId: string;
  /**
   * Number of inputs.
   */
  itemCount: number;
  /**
   * Final state of the run.
   */
  status: RunStatus;
  /**
   * Outcome of the only item. Omitted for several items, and if the run was cancelled.
   */
  result?: FlowResult | null;
}

/**
 * Response of runtimes from 0.10 on to `POST /runs`: status 202 at once, or 200 after a wait.
 */
export interface CreateRunResponse {
  /**
   * Id of the run: a UUIDv7 that the runtime creates.
   */
  runId: string;
  /**
   * Content hash of the executed flow.
   */
  flowId: BlobId;
  /**
   * The `name` of the flow, if it has one.
   */
  flowName?: string | null;
  /**
   * State of the whole run: `failed` as soon as one item has failed.
   */
  status: RunStatus;
  /**
   * Number of items by state.
   */
  items?: ItemStatistics;
  /**
   * Time at which the runtime accepted the run.
   */
  createdAt: string;
  /**
   * Time at which the last item ended. Null or omitted before.
   */
  completedAt?: string | null;
  /**
   * Id of the run that a client started. It differs from `runId` for runs that components started.
   */
  rootRunId: string;
  /**
   * Id of the run whose component started this run.
   */
  parentRunId?: string | null;
  /**
   * Id of the runtime process that owns the run (0.10+).
   */
  orchestratorId?: string | null;
  /**
   * Position of the run's start in the journal of the runtime (0.11).
   */
  createdAtSeqno?: number;
  /**
   * Position of the run's end in the journal of the runtime (0.11).
   */
  finishedAtSeqno?: number | null;
  /**
   * All items, ended or not. Present only after a wait.
   */
  results?: ItemResult[] | null;
}

/**
 * A run without its data: an element of the response to `GET /runs`, and the response to `POST /runs/{runId}/cancel`.
 */
export interface RunSummary {
  /**
   * Id of the run: a UUIDv7 that the runtime creates.
   */
  runId: string;
  /**
   * Content hash of the executed flow.
   */
  flowId: BlobId;
  /**
   * The `name` of the flow, if it has one.
   */
  flowName?: string | null;
  /**
   * State of the whole run: `failed` as soon as one item has failed.
   */
  status: RunStatus;
  /**
   * Number of items by state.
   */
  items?: ItemStatistics;
  /**
   * Time at which the runtime accepted the run.
   */
  createdAt: string;
  /**
   * Time at which the last item ended. Null or omitted before.
   */
  completedAt?: string | null;
  /**
   * Id of the run that a client started. It differs from `runId` for runs that components started.
   */
  rootRunId: string;
  /**
   * Id of the run whose component started this run.
   */
  parentRunId?: string | null;
  /**
   * Id of the runtime process that owns the run (0.10+).
   */
  orchestratorId?: string | null;
  /**
   * Position of the run's start in the journal of the runtime (0.11).
   */
  createdAtSeqno?: number;
  /**
   * Position of the run's end in the journal of the runtime (0.11).
   */
  finishedAtSeqno?: number | null;
}

/**
 * Response to `GET /runs`, without data of the runs.
 */
export interface ListRunsResponse {
  /**
   * The runs, newest first. Runs that components started are included.
   */
  runs: RunSummary[];
}

/**
 * State of one step of an item.
 */
export interface StepStatusInfo {
  /**
   * The `id` that the flow document gives to the step.
   */
  stepId: string;
  /**
   * Current state, such as `running` or `completed`.
   */
  status: StepStatus;
}

/**
 * State of a step. A `blocked` step waits for other steps, a `runnable` step for a free slot; a `skipped` step is not needed.
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
   * The input, exactly as the client submitted it.
   */
  input: Value;
  /**
   * State of this item alone, independent of other items.
   */
  status: RunStatus;
  /**
   * Steps that have been needed so far.
   */
  steps: StepStatusInfo[];
  /**
   * Time at which it ended.
   */
  completedAt?: string | null;
}

/**
 * Response to `GET /runs/{runId}`. With `?wait=true&timeoutSecs=N`, runtimes from 0.10 on respond when the run has ended.
 */
export interface RunDetails {
  /**
   * Id of the run: a UUIDv7 that the runtime creates.
   */
  runId: string;
  /**
   * Content hash of the executed flow.
   */
  flowId: BlobId;
  /**
   * The `name` of the flow, if it has one.
   */
  flowName?: string | null;
  /**
   * State of the whole run: `failed` as soon as one item has failed.
   */
  status: RunStatus;
  /**
   * Number of items by state.
   */
  items?: ItemStatistics;
  /**
   * Time at which the runtime accepted the run.
   */
  createdAt: string;
  /**
   * Time at which the last item ended. Null or omitted before.
   */
  completedAt?: string | null;
  /**
   * Id of the run that a client started. It differs from `runId` for runs that components started.
   */
  rootRunId: string;
  /**
   * Id of the run whose component started this run.
   */
  parentRunId?: string | null;
  /**
   * Id of the runtime process that owns the run (0.10+).
   */
  orchestratorId?: string | null;
  /**
   * Position of the run's start in the journal of the runtime (0.11).
   */
  createdAtSeqno?: number;
  /**
   * Position of the run's end in the journal of the runtime (0.11).
   */
  finishedAtSeqno?: number | null;
  /**
   * All inputs, by index (0.9 only).
   */
  inputs?: Value[];
  /**
   * All items with their inputs (0.10+).
   */
  itemDetails?: ItemDetails[] | null;
  /**
   * Changes of steps that the run was submitted with.
   */
  overrides?: WorkflowOverrides | StepOverrides | null;
}

/**
 * Response to `GET /runs/{runId}/items`, which is the same on all versions.
 */
export interface ListItemsResponse {
  /**
   * Number of inputs.
   */
  itemCount: number;
  /**
   * The items of the run, one for each input.
   */
  items: ItemResult[];
}

/**
 * One step of an item.
 */
export interface StepRun {
  /**
   * The `id` that the flow document gives to the step.
   */
  stepId: string;
  /**
   * Path of the component, with the prefix of its route.
   */
  component?: string | null;
  /**
   * State of the step. 0.10 and 0.11 show `blocked` for a step that executes.
   */
  status: StepStatus;
  /**
   * Outcome of the step (0.9 only).
   */
  result?: FlowResult | null;
}

/**
 * Response to `GET /runs/{runId}/steps`, for the first item or the one of `?itemIndex=N` (0.10+).
 */
export interface ListStepsResponse {
  /**
   * The steps by their id in the flow.
   */
  steps: {
    [k: string]: StepRun;
  };
}

/**
 * Response to `GET /health`. It is served only after all plugins have been initialised.
 */
export interface HealthResponse {
  /**
   * Always `healthy`: an unhealthy runtime does not respond.
   */
  status: string;
  /**
   * Time of the runtime's clock, with nanoseconds.
   */
  timestamp?: string;
  /**
   * Version of the server, such as `0.11.1`. Runtimes from 0.13 on omit it.
   */
  version?: string;
}

/**
 * A component of a plugin, as its worker describes it.
 */
export interface ComponentInfo {
  /**
   * Path of the component within its worker, without the prefix of the route to it.
   */
  component: string;
  /**
   * Description that the worker gives.
   */
  description?: string | null;
  /**
   * JSON Schema of the input. The name is in snake_case in every version.
   */
  input_schema?: {
    [k: string]: unknown;
  } | null;
  /**
   * JSON Schema of the output. The name is in snake_case in every version.
   */
  output_schema?: {
    [k: string]: unknown;
  } | null;
}

/**
 * Response to `GET /components`, for which the runtime asks every worker. `?includeSchemas=false` omits the schemas. If one worker sends a malformed list, the request fails with 500.
 */
export interface ListComponentsResponse {
  /**
   * Components of all plugins, sorted by path.
   */
  components: ComponentInfo[];
}
