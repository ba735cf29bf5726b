// Generated from schemas/v1/protocol.json by `npm run generate`. Do not edit.

/**
 * Marks a JSON-RPC 2.0 message. Always "2.0": a runtime treats a response without it as a transport failure.
 */
export type JsonRpc = "2.0";

/**
 * Matches a response with its request. Runtimes send UUIDv7 strings, a new one for each attempt. A worker may use strings or 64-bit integers. A message with a fraction or null as id is lost.
 */
export type RequestId = string | number;

/**
 * All methods of this version. `initialize`, `initialized` and `components/*` are sent by the runtime; `runs/*` by the worker while a component executes. Blobs are stored by an HTTP API since runtime 0.10, which never answers a `blobs/*` request.
 */
export type Method =
  | "initialize"
  | "initialized"
  | "components/list"
  | "components/info"
  | "components/execute"
  | "components/infer_schema"
  | "runs/submit"
  | "runs/get";

/**
 * Data of the user: any JSON, which includes null. Names in it are never translated between versions.
 */
export type Value = unknown;

/**
 * A request in either direction. The runtime sends it as the body of a POST, a worker as an event of its open event stream.
 */
export interface MethodRequest {
  /**
   * Version of JSON-RPC. Runtimes require it, although their own schema declares it as optional.
   */
  jsonrpc: JsonRpc;
  /**
   * Id that the caller chooses. The response repeats it.
   */
  id: RequestId;
  /**
   * Name of the method: one of `Method`. Other names are accepted here, so that the receiver can answer "method not found" (-32601). A runtime never answers an unknown name.
   */
  method: Method | string;
  /**
   * Parameters of the method, as the definition of the method that ends in `Params` describes them. Null or omitted: none.
   */
  params?: unknown;
}

/**
 * Error of a failed request. Runtime 0.11 shows code, message and data to users; 0.10 shows the code only within a text and drops the data.
 */
export interface RpcErrorObject {
  /**
   * Kind of the failure: any 64-bit integer. `ErrorCode` lists the known codes.
   */
  code: number;
  /**
   * A sentence that stands alone, because users may see nothing else. A response without it is treated as a transport failure.
   */
  message: string;
  /**
   * Further details of any shape. Runtimes send null if there are none.
   */
  data?: unknown;
}

/**
 * Response to a failed request. A worker sends it with HTTP status 200, or as the last event of its stream.
 */
export interface MethodError {
  /**
   * Version of JSON-RPC. A response without it is dropped.
   */
  jsonrpc: JsonRpc;
  /**
   * Id of the failed request. It must not be null: the runtime would drop the error and report a transport failure.
   */
  id: RequestId;
  /**
   * Code, message and data of the failure.
   */
  error: RpcErrorObject;
  /**
   * May only be null, which is treated as omitted: a response has either a result or an error.
   */
  result?: null;
}

/**
 * A response, which has either a result or an error.
 */
export type MethodResponse = MethodSuccess | MethodError;

/**
 * Response to a request that succeeded.
 */
export interface MethodSuccess {
  /**
   * Version of JSON-RPC. A response without it is dropped.
   */
  jsonrpc: JsonRpc;
  /**
   * Id of the request. Runtimes check it in event streams, but not in plain JSON responses.
   */
  id: RequestId;
  /**
   * Result of the method, as the definition of the method that ends in `Result` describes it. Runtimes refuse null, because every result is an object.
   */
  result: unknown;
  /**
   * May only be null, which is treated as omitted: a response has either a result or an error.
   */
  error?: null;
}

/**
 * A message without `id`, which gets no response. A worker replies with HTTP status 202 and an empty body; any other status ends the runtime process.
 */
export interface Notification {
  /**
   * Version of JSON-RPC, always "2.0".
   */
  jsonrpc: JsonRpc;
  /**
   * Name of the notification. Runtimes send only `initialized`.
   */
  method: string;
  /**
   * Parameters of the notification. An empty object, null or omitted for `initialized`.
   */
  params?: unknown;
}

/**
 * Ids of the execution that a request belongs to, for traces and logs. The names are in snake_case in every version. In `components/execute` the runtime sets all of them, whether tracing is on or off.
 */
export interface ObservabilityContext {
  /**
   * OpenTelemetry trace of the run: 32 hexadecimal digits. Null or omitted without tracing.
   */
  trace_id?: string | null;
  /**
   * OpenTelemetry span of the caller, which is the parent span: 16 hexadecimal digits. Null or omitted without tracing.
   */
  span_id?: string | null;
  /**
   * UUID of the workflow run. Null or omitted outside of a run, for example at start-up.
   */
  run_id?: string | null;
  /**
   * Content hash of the flow. Null or omitted outside of a run.
   */
  flow_id?: BlobId | null;
  /**
   * The `id` of the step in the flow. Null or omitted outside of a step.
   */
  step_id?: string | null;
}

/**
 * Id of stored data or of a stored flow: SHA-256 of its compact JSON as 64 lower-case hexadecimal digits. Runtimes do not find an id with a `sha256:` prefix or with capital letters.
 */
export type BlobId = string;

/**
 * Starts the communication. A runtime sends it once when the server (URL mode) or the worker process (subprocess mode) starts. A worker in URL mode does not receive it again after it has restarted.
 */
export interface InitializeParams {
  /**
   * Protocol version of the runtime, which is 1. Neither side checks it. The name in camelCase identifies runtime 0.10 or later.
   */
  runtimeProtocolVersion: number;
  /**
   * Trace of the start-up. Sent when a worker process is started again; omitted in URL mode.
   */
  observability?: ObservabilityContext | null;
  /**
   * Features of the runtime besides this protocol. Null or omitted if the HTTP API for blobs is disabled and there is no threshold.
   */
  capabilities?: RuntimeCapabilities | null;
}

/**
 * Features of a runtime besides the methods of this protocol.
 */
export interface RuntimeCapabilities {
  /**
   * URL of the HTTP API for blobs (POST to it, GET of it with `/{id}`), for example `http://127.0.0.1:7840/api/v1/blobs`. Null or omitted if the runtime does not announce it; the worker then cannot store blobs.
   */
  blobApiUrl?: string | null;
  /**
   * Size in bytes of compact JSON above which a top-level field of an input is sent as a `$blob` reference, if the worker has `supportsBlobRefs`. The runtime's default is 1048576; omitted if references are disabled.
   */
  blobThreshold?: number | null;
}

/**
 * Response to `initialize`. The spelling must be that of the request: a response in snake_case makes the runtime exit at start.
 */
export interface InitializeResult {
  /**
   * Protocol version of the worker, which is 1. Runtimes require the field, but accept any number.
   */
  serverProtocolVersion: number;
  /**
   * Whether the worker resolves `$blob` references in inputs and may put them into outputs. By default inputs are always sent in full, and references in outputs are not resolved.
   */
  supportsBlobRefs?: boolean;
}

/**
 * Parameters of the `initialized` notification, by which the runtime confirms the response to `initialize`. Always empty.
 */
export interface Initialized {
  [k: string]: unknown;
}

/**
 * Path of a component within its worker, such as `/echo` or `/a/b/echo`, without the prefix of the runtime's route.
 */
export type Component = string;

/**
 * Executes one component for one step of a run. It may be sent without `initialize` before it, and again with the next `attempt` after a failure.
 */
export interface ComponentExecuteParams {
  /**
   * Path of the component within the worker, without the prefix of the route.
   */
  component: Component;
  /**
   * Input of the step, as the flow computed it. Top-level fields may be `$blob` references if the worker has `supportsBlobRefs`. Resolve them before you check the input against a schema.
   */
  input: Value;
  /**
   * Number of the attempt, from 1. A retry is a new request with a new id.
   */
  attempt: number;
  /**
   * Run, flow, step and trace of the execution. Always present.
   */
  observability: ObservabilityContext;
}

/**
 * Response to `components/execute`, which contains the output of the step.
 */
export interface ComponentExecuteResult {
  /**
   * Output of the step. It may be null, but must not be omitted. `$blob` references in it are resolved if the worker has `supportsBlobRefs`. Runtimes refuse more than about 120 levels of nesting.
   */
  output: Value;
}

/**
 * Requests the description of one component. Runtimes 0.9 to 0.11 define it, but do not send it.
 */
export interface ComponentInfoParams {
  /**
   * Path of the component to describe.
   */
  component: Component;
}

/**
 * Response to `components/info`: the description that users read when they choose the component.
 */
export interface ComponentInfoResult {
  /**
   * Description of the requested component.
   */
  info: ComponentInfo;
}

/**
 * Description of one component for users. The names are in snake_case in every version; runtimes drop `inputSchema` silently.
 */
export interface ComponentInfo {
  /**
   * Path of the component, with a leading slash.
   */
  component: Component;
  /**
   * Purpose of the component, for people who browse the list. Null or omitted if there is no description.
   */
  description?: string | null;
  /**
   * Schema of the input. Null or omitted if anything is accepted.
   */
  input_schema?: Schema | null;
  /**
   * Schema of the output. Null or omitted if it is not known.
   */
  output_schema?: Schema | null;
}

/**
 * A JSON Schema by a user or a component author. Its keywords are not checked here.
 */
export interface Schema {
  [k: string]: unknown;
}

/**
 * Parameters of `components/list`, which are always empty. A runtime sends it only when its REST endpoint `GET /components` is called.
 */
export interface ComponentListParams {
  [k: string]: unknown;
}

/**
 * Response to `components/list`: the full catalogue of the worker.
 */
export interface ListComponentsResult {
  /**
   * All components of the worker. Runtimes refuse plain strings instead of objects.
   */
  components: ComponentInfo[];
}

/**
 * Requests the schema of a component's output for a schema of its input. Runtimes since 0.9 define it, but do not send it.
 */
export interface ComponentInferSchemaParams {
  /**
   * Path of the component whose output is predicted.
   */
  component: Component;
  /**
   * JSON Schema that all inputs will match.
   */
  input_schema: Schema;
}

/**
 * Response to `components/infer_schema`. The component is not executed for it.
 */
export interface ComponentInferSchemaResult {
  /**
   * Schema of the output. Null or omitted if it is not known.
   */
  output_schema?: Schema | null;
}

/**
 * Changes of a flow for one run. The flat form of 0.9 (step ids at the top) is refused with -32602.
 */
export interface WorkflowOverrides {
  /**
   * Changes by step id.
   */
  steps: {
    [k: string]: StepOverride;
  };
}

/**
 * Change of one step of a flow.
 */
export interface StepOverride {
  /**
   * Format of `value`. Default: `merge_patch`.
   */
  $type?: OverrideType;
  /**
   * The patch, which is applied to the definition of the step (its input, component or error handling).
   */
  value: unknown;
}

/**
 * Format of a change: `merge_patch` is RFC 7396 (fields to replace), `json_patch` is RFC 6902 (a list of operations).
 */
export type OverrideType = "merge_patch" | "json_patch";

/**
 * Starts a run of a stored flow from a component.
 */
export interface SubmitRunProtocolParams {
  /**
   * Content hash of the flow, which was returned when the flow was stored. Unknown ids fail with -32005 on 0.11 and -32011 on 0.10.
   */
  flowId: BlobId;
  /**
   * Inputs of the items. A run without items completes at once.
   */
  inputs: Value[];
  /**
   * If true, the response is sent when the run has ended and contains the results. By default it is sent at once with status `running`.
   */
  wait?: boolean;
  /**
   * Number of items that may run at once. Null or omitted: the runtime decides.
   */
  maxConcurrency?: number | null;
  /**
   * Changes of steps for this run only. Null or omitted: the flow runs as stored.
   */
  overrides?: WorkflowOverrides | null;
  /**
   * Longest wait, in seconds, if `wait` is true. After it the response has status `running`. Null or omitted: the runtime decides.
   */
  timeoutSecs?: number | null;
  /**
   * Ids of the execution that sends the request, which connect traces and logs of both sides. The names are in snake_case in every version; other spellings are ignored.
   */
  observability?: ObservabilityContext | null;
  /**
   * UUID of the call within its step. After a recovery the runtime returns the earlier run with the same key, whatever the inputs are. The key must therefore be the same in every attempt and different for different calls. Anything but a UUID fails with -32602.
   */
  subflowKey: string;
}

/**
 * Order of the results of a run: `by_index` is the order of the inputs, `by_completion` the order in which items ended. The spellings `byIndex` and `byCompletion` are refused.
 */
export type ResultOrder = "by_index" | "by_completion";

/**
 * Requests state and results of a run from a component.
 */
export interface GetRunProtocolParams {
  /**
   * UUID of the run, which `runs/submit` returned. Anything but a UUID fails with -32004 on 0.11 and -32012 on 0.10, an unknown UUID with -32000.
   */
  runId: string;
  /**
   * If true, the response is sent when the run has ended. By default it is sent at once with the current state.
   */
  wait?: boolean;
  /**
   * Whether the response contains the results of the items. Default: false.
   */
  includeResults?: boolean;
  /**
   * Order of the results. Default: `by_index`.
   */
  resultOrder?: ResultOrder;
  /**
   * Longest wait, in seconds, if `wait` is true. After it the response is the unfinished run. Null or omitted: the runtime decides.
   */
  timeoutSecs?: number | null;
  /**
   * Ids of the execution that sends the request, which connect traces and logs of both sides. The names are in snake_case in every version; other spellings are ignored.
   */
  observability?: ObservabilityContext | null;
}

/**
 * State of a run: the response to `runs/submit` and `runs/get`. A failed run is a successful response with status `failed`.
 */
export interface RunStatusProtocol {
  /**
   * UUID of the run, for `runs/get` and the REST API.
   */
  runId: string;
  /**
   * Content hash of the executed flow.
   */
  flowId: BlobId;
  /**
   * The `name` of the flow. Null or omitted if it has none.
   */
  flowName?: string | null;
  /**
   * State of the run: a value of `ExecutionStatus`. It is `running` until every item has ended.
   */
  status: string;
  /**
   * Number of items by state.
   */
  items: ItemStatistics;
  /**
   * Time of the start: RFC 3339 date and time with offset.
   */
  createdAt: string;
  /**
   * Time at which the last item ended: RFC 3339 date and time with offset. Null or omitted while the run is in progress.
   */
  completedAt?: string | null;
  /**
   * Results of the items, in the requested order. Null or omitted unless the request waited for the end or requested results.
   */
  results?: ItemResult[] | null;
}

/**
 * Number of items of a run by state.
 */
export interface ItemStatistics {
  /**
   * Number of inputs of the run.
   */
  total: number;
  /**
   * Number of items that succeeded.
   */
  completed: number;
  /**
   * Number of items that have not ended.
   */
  running: number;
  /**
   * Number of items that ended with an error.
   */
  failed: number;
  /**
   * Number of items that were cancelled.
   */
  cancelled: number;
}

/**
 * Outcome of one input of a run.
 */
export interface ItemResult {
  /**
   * Position of the input in the submitted list, from 0.
   */
  itemIndex: number;
  /**
   * State of this item alone, independent of other items.
   */
  status: ExecutionStatus;
  /**
   * Output or error of the flow. Null or omitted while the item runs.
   */
  result?: FlowResult | null;
  /**
   * Time at which the item ended: RFC 3339 date and time. Null or omitted while the item runs.
   */
  completedAt?: string | null;
}

/**
 * State of a run or item: `running`, then `completed`, `failed` or `cancelled`. A `paused` run waits to be resumed; a run with `recoveryFailed` could not be continued after the runtime was restarted.
 */
export type ExecutionStatus = "running" | "completed" | "failed" | "cancelled" | "paused" | "recoveryFailed";

/**
 * Outcome of a flow or step. `outcome` selects the variant.
 */
export type FlowResult = FlowResultSuccess | FlowResultFailed;

/**
 * Error of a flow or step as users see it.
 */
export interface FlowError {
  /**
   * JSON-RPC code of the component on 0.11, a status such as 500 on 0.10.
   */
  code: number;
  /**
   * Explanation of the error as a sentence.
   */
  message: string;
  /**
   * Further details: the `data` of the component (0.11), or the chain of causes as `stack` (0.10). Null or omitted if there are none.
   */
  data?: Value;
}

/**
 * Outcome of a flow or step that succeeded.
 */
export interface FlowResultSuccess {
  /**
   * Value that marks this variant.
   */
  outcome: "success";
  /**
   * Output of the flow or step.
   */
  result: Value;
}

/**
 * Outcome of a flow or step that failed.
 */
export interface FlowResultFailed {
  /**
   * Value that marks this variant.
   */
  outcome: "failed";
  /**
   * Error that the flow or step failed with.
   */
  error: FlowError;
}

/**
 * Known error codes. -32700 to -32600 are those of JSON-RPC. -32000 to -32099: the worker refused or failed; never retried. -32100 to -32199: the component failed; retried if the step has `onError: retry`. -32200 to -32299: an error of the runtime. -32300 to -32399: a transport failure; retried by runtime 0.11 unless the step has `onError: useDefault`.
 *
 * - `-32700` PARSE_ERROR
 * - `-32600` JSON_RPC_INVALID_REQUEST
 * - `-32601` METHOD_NOT_FOUND
 * - `-32602` INVALID_PARAMS
 * - `-32603` JSON_RPC_INTERNAL_ERROR
 * - `-32000` WORKER_ERROR
 * - `-32001` COMPONENT_NOT_FOUND
 * - `-32002` WORKER_NOT_INITIALIZED
 * - `-32003` INVALID_INPUT_SCHEMA
 * - `-32004` INVALID_VALUE
 * - `-32005` NOT_FOUND
 * - `-32006` PROTOCOL_VERSION_MISMATCH
 * - `-32007` WORKER_DEPENDENCY_ERROR
 * - `-32008` WORKER_CONFIGURATION_ERROR
 * - `-32100` COMPONENT_EXECUTION_FAILED
 * - `-32101` COMPONENT_VALUE_ERROR
 * - `-32102` COMPONENT_RESOURCE_UNAVAILABLE
 * - `-32103` COMPONENT_BAD_REQUEST
 * - `-32200` UNDEFINED_FIELD
 * - `-32201` ENTITY_NOT_FOUND
 * - `-32202` INTERNAL_ERROR
 * - `-32300` TRANSPORT_ERROR
 * - `-32301` TRANSPORT_SPAWN_ERROR
 * - `-32302` TRANSPORT_CONNECTION_ERROR
 * - `-32303` TRANSPORT_PROTOCOL_ERROR
 */
export type ErrorCode =
  | -32700
  | -32600
  | -32601
  | -32602
  | -32603
  | -32000
  | -32001
  | -32002
  | -32003
  | -32004
  | -32005
  | -32006
  | -32007
  | -32008
  | -32100
  | -32101
  | -32102
  | -32103
  | -32200
  | -32201
  | -32202
  | -32300
  | -32301
  | -32302
  | -32303;

/**
 * Any message between runtime and worker.
 */
export type Message = MethodRequest | MethodResponse | Notification;
