// Generated from schemas/v0/protocol.json by `npm run generate`. Do not edit.

/**
 * Marks a JSON-RPC 2.0 message. Always "2.0": a runtime treats a response without it as a transport failure.
 */
export type JsonRpc = "2.0";

/**
 * Matches a response with its request. Runtimes send UUIDv7 strings, a new one for each attempt. A worker may use strings or 64-bit integers. A message with a fraction or null as id is lost.
 */
export type RequestId = string | number;

/**
 * All methods of this version. `initialize`, `initialized` and `components/*` are sent by the runtime; `blobs/*` and `runs/*` by the worker while a component executes.
 */
export type Method =
  | "initialize"
  | "initialized"
  | "components/list"
  | "components/info"
  | "components/execute"
  | "components/infer_schema"
  | "blobs/put"
  | "blobs/get"
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
 * Error of a failed request. Runtime 0.9 shows users neither code nor data, only a text with the code and the message.
 */
export interface RpcErrorObject {
  /**
   * Kind of the failure: any 64-bit integer. Runtime 0.9 itself sends -32601, -32602, -32000 (failed), -32011 (not found) and -32012 (invalid value).
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
   * Protocol version of the runtime, which is 1. Neither side checks it. The name in snake_case identifies runtime 0.9.
   */
  runtime_protocol_version: number;
  /**
   * Trace of the start-up. Sent when a worker process is started again; omitted in URL mode.
   */
  observability?: ObservabilityContext | null;
}

/**
 * Response to `initialize`. The spelling must be that of the request. Other members, such as the same field in camelCase, are ignored.
 */
export interface InitializeResult {
  /**
   * Protocol version of the worker, which is 1. The runtime requires the field, but accepts any number.
   */
  server_protocol_version: number;
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
   * Input of the step, as the flow computed it.
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
   * Output of the step. It may be null, but must not be omitted. Runtimes refuse more than about 120 levels of nesting.
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
 * Reads stored data during an execution.
 */
export interface GetBlobParams {
  /**
   * Id of the data to read. Unknown, malformed, prefixed and upper-case ids all fail with -32000 "Failed to get blob".
   */
  blob_id: BlobId;
  /**
   * Ids of the execution that sends the request, which connect traces and logs of both sides. The names are in snake_case in every version; other spellings are ignored.
   */
  observability?: ObservabilityContext | null;
}

/**
 * Type of a blob: `data` for any JSON, `flow` for a flow document. Other spellings such as `Json` or `Data` are refused with -32602.
 */
export type BlobType = "flow" | "data";

/**
 * Response to `blobs/get`: the stored content and its type.
 */
export interface GetBlobResult {
  /**
   * The stored content, unchanged.
   */
  data: Value;
  /**
   * Type under which the content was stored.
   */
  blob_type: BlobType;
}

/**
 * Stores data during an execution. The same content always gets the same id.
 */
export interface PutBlobParams {
  /**
   * The content to store. Its id depends on the order of keys.
   */
  data: Value;
  /**
   * Kind of the content. It is required and has no default.
   */
  blob_type: BlobType;
  /**
   * Ids of the execution that sends the request, which connect traces and logs of both sides. The names are in snake_case in every version; other spellings are ignored.
   */
  observability?: ObservabilityContext | null;
}

/**
 * Response to `blobs/put`: the id of the content.
 */
export interface PutBlobResult {
  /**
   * Id by which any component can read the data.
   */
  blob_id: BlobId;
}

/**
 * Changes of a flow for one run. Runtime 0.9 accepts only the flat form and answers the form with `steps` with -32602, although its own schema has only that form. The embedded runtime accepts both.
 */
export type WorkflowOverrides =
  | {
      /**
       * Changes by step id: the form of runtimes since 0.10.
       */
      steps: {
        [k: string]: StepOverride;
      };
    }
  | {
      [k: string]: StepOverride;
    };

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
   * Content hash of the flow, which was returned when the flow was stored. Unknown ids fail with -32011.
   */
  flowId: BlobId;
  /**
   * Inputs of the items. Runtime 0.9 never answers if the list is empty and `wait` is true.
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
   * Longest wait, in seconds. Runtime 0.9 ignores it and waits without limit; later runtimes use it, so it can always be sent.
   */
  timeoutSecs?: number | null;
  /**
   * Ids of the execution that sends the request, which connect traces and logs of both sides. The names are in snake_case in every version; other spellings are ignored.
   */
  observability?: ObservabilityContext | null;
  /**
   * UUID of the call. Runtime 0.9 ignores it; runtimes since 0.10 require it, so it can always be sent.
   */
  subflowKey?: string | null;
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
   * UUID of the run, which `runs/submit` returned. Anything but a UUID fails with -32012, an unknown UUID with -32000.
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
   * Longest wait, in seconds. Runtime 0.9 ignores it and waits without limit; later runtimes use it.
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
 * State of a run or item: `running`, then `completed`, `failed` or `cancelled`. A `paused` run waits to be resumed.
 */
export type ExecutionStatus = "running" | "completed" | "failed" | "cancelled" | "paused";

/**
 * Outcome of a flow or step. `outcome` selects the variant.
 */
export type FlowResult = FlowResultSuccess | FlowResultFailed;

/**
 * Error of a flow or step as users see it.
 */
export interface FlowError {
  /**
   * A status such as 500. The JSON-RPC code of the component is mentioned only within `data`.
   */
  code: number;
  /**
   * Explanation of the error as a sentence.
   */
  message: string;
  /**
   * Further details: the chain of causes as `stack`. Null or omitted if there are none.
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
 * Any message between runtime and worker.
 */
export type Message = MethodRequest | MethodResponse | Notification;
