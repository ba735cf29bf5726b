// Generated from schemas/v1/protocol.json by `npm run generate`. Do not edit.

/**
 * Marks a JSON-RPC 2.0 message. Always the text "2.0": a runtime treats an answer without it as a broken transport.
 */
export type JsonRpc = "2.0";

/**
 * Joins an answer to its request. Runtimes send UUIDv7 strings, a fresh one for each attempt; a worker may use strings or 64-bit integers. Fractions and null are refused, and a message that carries one is lost.
 */
export type RequestId = string | number;

/**
 * Every call this generation knows. `initialize`, `initialized` and `components/*` go from the runtime to the worker; `runs/*` go back from the worker while a component executes. Blobs are not among them: since runtime 0.10 they travel over the Blob HTTP API, and a `blobs/*` call is never answered.
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
 * The user's own data: any JSON, null included. Names inside it are never translated between generations.
 */
export type Value = unknown;

/**
 * A call that expects an answer, in either direction: the runtime sends it as the body of a POST, a worker as one event of its open SSE answer.
 */
export interface MethodRequest {
  /**
   * Version mark of the envelope; required by runtimes although their own schema leaves it optional.
   */
  jsonrpc: JsonRpc;
  /**
   * Chosen by the caller and repeated in the answer.
   */
  id: RequestId;
  /**
   * What to do: one of `Method`. Other names are let through here so that the receiver can answer "method not found" (-32601) instead of calling the message malformed; a runtime never answers a name it does not know.
   */
  method: Method | string;
  /**
   * Arguments of the call. Their shape follows from `method`: the definition ending in `Params` that belongs to it. Absent or null means none.
   */
  params?: unknown;
}

/**
 * Why a call failed, as JSON-RPC reports it. Runtime 0.11 hands code, message and data on to the user; 0.10 keeps the code only inside a text and drops the data.
 */
export interface RpcErrorObject {
  /**
   * Number that classes the failure; any 64-bit integer, fractions are refused. `ErrorCode` lists the known ones.
   */
  code: number;
  /**
   * One sentence that stands alone, since it can be all the user gets to see. Must be present, otherwise the whole answer counts as broken.
   */
  message: string;
  /**
   * Further detail of any shape. Runtimes send null here when they have none.
   */
  data?: unknown;
}

/**
 * The answer to a call that failed. A worker sends it with HTTP status 200, or as the last event of its stream.
 */
export interface MethodError {
  /**
   * Version mark of the envelope; an answer without it is discarded.
   */
  jsonrpc: JsonRpc;
  /**
   * The one of the failed call. Null is not allowed: the runtime would lose the error and report a broken transport.
   */
  id: RequestId;
  /**
   * What went wrong.
   */
  error: RpcErrorObject;
  /**
   * Tolerated only as null, which counts as absent: an answer is either a success or an error.
   */
  result?: null;
}

/**
 * The answer to a call: exactly one of success and error.
 */
export type MethodResponse = MethodSuccess | MethodError;

/**
 * The answer to a call that worked.
 */
export interface MethodSuccess {
  /**
   * Version mark of the envelope; an answer without it is discarded.
   */
  jsonrpc: JsonRpc;
  /**
   * The one of the call that is answered. Checked in SSE streams; in a plain JSON answer runtimes do not look at it.
   */
  id: RequestId;
  /**
   * What the call returned: the definition ending in `Result` that belongs to its method. Null is refused by runtimes, since every result is an object.
   */
  result: unknown;
  /**
   * Tolerated only as null, which counts as absent: an answer is either a success or an error.
   */
  error?: null;
}

/**
 * A message that expects no answer, recognised by the missing `id`. A worker replies with HTTP 202 and an empty body; any other status ends the runtime process.
 */
export interface Notification {
  /**
   * Version mark of the envelope.
   */
  jsonrpc: JsonRpc;
  /**
   * What happened. `initialized` is the only one that runtimes send.
   */
  method: string;
  /**
   * Detail of what happened; an empty object for `initialized`, may be null or absent.
   */
  params?: unknown;
}

/**
 * Where in a workflow a call belongs, for traces and logs. Its keys are snake_case in every generation. On `components/execute` a runtime fills all of them, with or without tracing switched on.
 */
export interface ObservabilityContext {
  /**
   * OpenTelemetry trace that the run belongs to: 32 hexadecimal digits. Absent or null when nothing is traced.
   */
  trace_id?: string | null;
  /**
   * OpenTelemetry span of the caller, to be used as parent: 16 hexadecimal digits. Absent or null when nothing is traced.
   */
  span_id?: string | null;
  /**
   * UUID of the workflow run that caused the call; null or absent outside of a run, for example at start-up.
   */
  run_id?: string | null;
  /**
   * Content hash of the flow being run; null or absent outside of a run.
   */
  flow_id?: BlobId | null;
  /**
   * The `id` that the flow gives to the step being executed; null or absent outside of a step.
   */
  step_id?: string | null;
}

/**
 * Content address of stored data or of a stored flow: SHA-256 of its compact JSON, written as bare lower-case hexadecimal, 64 digits. Runtimes do not find an id with a `sha256:` prefix or with capitals.
 */
export type BlobId = string;

/**
 * Opens the conversation. A runtime sends it once per start of the server (URL mode) or of the process (subprocess mode); a URL worker that comes back after a crash does not get it again.
 */
export interface InitializeParams {
  /**
   * Protocol revision that the runtime speaks, 1 today. Nothing checks it on either side. Its camelCase spelling tells a worker that it faces runtime 0.10 or later.
   */
  runtimeProtocolVersion: number;
  /**
   * Trace of the start-up. Sent when a subprocess worker is started again; absent in URL mode.
   */
  observability?: ObservabilityContext | null;
  /**
   * What the runtime offers besides this protocol. Absent or null when it offers nothing, that is with the Blob API switched off and no threshold.
   */
  capabilities?: RuntimeCapabilities | null;
}

/**
 * What a runtime offers to a worker besides the calls of this protocol.
 */
export interface RuntimeCapabilities {
  /**
   * Where blobs are stored and fetched by plain HTTP (POST to it, GET of it with `/{id}`), for example `http://127.0.0.1:7840/api/v1/blobs`. Absent or null when the runtime does not announce the Blob API; the worker then has no way to store blobs.
   */
  blobApiUrl?: string | null;
  /**
   * Size in bytes of compact JSON above which a top-level field of an input is sent as a `$blob` reference, provided that the worker answered `supportsBlobRefs`. Default 1048576; absent when such references are off.
   */
  blobThreshold?: number | null;
}

/**
 * How the worker introduces itself. The spelling must be that of the request: with snake_case the runtime exits at start.
 */
export interface InitializeResult {
  /**
   * Protocol revision that the worker speaks, 1 today. Runtimes accept any number but insist on the field.
   */
  serverProtocolVersion: number;
  /**
   * True when the worker resolves `$blob` references in inputs and may put them into outputs. Absent or false: inputs always arrive in full, and references in outputs reach the user unresolved.
   */
  supportsBlobRefs?: boolean;
}

/**
 * Params of the `initialized` notification, which tells the worker that its introduction was accepted. Always empty.
 */
export interface Initialized {
  [k: string]: unknown;
}

/**
 * Path of a component as its worker knows it, such as `/echo` or `/a/b/echo`. The prefix under which the runtime routes to the worker is already cut off.
 */
export type Component = string;

/**
 * One execution of one component for one step of a run. May arrive without any `initialize` before it, and again with the next `attempt` after a failure.
 */
export interface ComponentExecuteParams {
  /**
   * Which of the functions in the worker to run.
   */
  component: Component;
  /**
   * What the flow computed for this step. Top-level fields may be `$blob` references when the worker said that it supports them: resolve them before checking the input against a schema.
   */
  input: Value;
  /**
   * Counts the tries of this step from 1. A retry is a new request with a new id.
   */
  attempt: number;
  /**
   * Run, flow, step and trace that this execution belongs to; always present.
   */
  observability: ObservabilityContext;
}

/**
 * What an execution hands back to the flow.
 */
export interface ComponentExecuteResult {
  /**
   * Becomes the result of the step; null is allowed, leaving the field out is a failure. `$blob` references anywhere inside are resolved when the worker supports them. Nesting deeper than about 120 levels is refused.
   */
  output: Value;
}

/**
 * Asks for one component by path. Known to runtimes 0.9 to 0.11, yet none of them sends it.
 */
export interface ComponentInfoParams {
  /**
   * Whose description is wanted.
   */
  component: Component;
}

/**
 * Answer to `components/info`: what a person choosing the component wants to read.
 */
export interface ComponentInfoResult {
  /**
   * Everything that the worker tells about the requested function.
   */
  info: ComponentInfo;
}

/**
 * How a worker describes one of its components to users. Keys are snake_case in every generation; `inputSchema` would be dropped in silence.
 */
export interface ComponentInfo {
  /**
   * Path to call it by, with the leading slash.
   */
  component: Component;
  /**
   * What it does, for people who browse the list. Absent or null when there is nothing to say.
   */
  description?: string | null;
  /**
   * What `components/execute` accepts as input. Absent or null when anything goes.
   */
  input_schema?: Schema | null;
  /**
   * What `components/execute` returns as output. Absent or null when it is not known.
   */
  output_schema?: Schema | null;
}

/**
 * A JSON Schema written by a user or a component author; its keywords are not checked here.
 */
export interface Schema {
  [k: string]: unknown;
}

/**
 * Params of `components/list`, always empty. A runtime asks only when its own REST endpoint `GET /components` is called.
 */
export interface ComponentListParams {
  [k: string]: unknown;
}

/**
 * Answer to `components/list`: the full catalogue of the worker.
 */
export interface ListComponentsResult {
  /**
   * One entry for each component of the worker. Plain strings instead of objects are refused.
   */
  components: ComponentInfo[];
}

/**
 * Asks what a component would return for inputs of a given shape. Known to runtimes since 0.9, yet none of them sends it.
 */
export interface ComponentInferSchemaParams {
  /**
   * Whose output is to be predicted.
   */
  component: Component;
  /**
   * Shape that the inputs will have.
   */
  input_schema: Schema;
}

/**
 * Answer to `components/infer_schema`: a prediction, made without executing anything.
 */
export interface ComponentInferSchemaResult {
  /**
   * Shape of the outputs to expect. Absent or null when the component cannot tell.
   */
  output_schema?: Schema | null;
}

/**
 * Changes to a flow for one run, without storing a second flow. The flat form that 0.9 understands (step ids at the top) is refused with -32602.
 */
export interface WorkflowOverrides {
  /**
   * Maps the id of a step to what is changed about it.
   */
  steps: {
    [k: string]: StepOverride;
  };
}

/**
 * Change to one step of a flow.
 */
export interface StepOverride {
  /**
   * How to read `value`. Absent means `merge_patch`.
   */
  $type?: OverrideType;
  /**
   * The patch itself, applied to the definition of the step (its input, component or error handling).
   */
  value: unknown;
}

/**
 * How a change is written: `merge_patch` as RFC 7396 (fields to replace), `json_patch` as RFC 6902 (list of operations).
 */
export type OverrideType = "merge_patch" | "json_patch";

/**
 * Starts a run of a stored flow from inside a component.
 */
export interface SubmitRunProtocolParams {
  /**
   * Which flow to run: its content hash, as storing the flow returned it. Unknown ids fail with -32005 on 0.11 and -32011 on 0.10.
   */
  flowId: BlobId;
  /**
   * One entry for each item of the run. An empty list completes at once.
   */
  inputs: Value[];
  /**
   * True: the answer comes when the run has ended and carries the results. False or absent: it comes at once with status `running`.
   */
  wait?: boolean;
  /**
   * How many items may run at the same time. Absent or null leaves it to the runtime.
   */
  maxConcurrency?: number | null;
  /**
   * Changes to single steps for this run only. Absent or null: the flow runs as stored.
   */
  overrides?: WorkflowOverrides | null;
  /**
   * How long to wait, in seconds; when it passes, the answer is the unfinished run with status `running`. Absent or null leaves it to the runtime. Only with `wait`.
   */
  timeoutSecs?: number | null;
  /**
   * Links the call to the execution it was made from, so that traces and logs of both sides join up. Keys are snake_case in every version; other spellings are ignored.
   */
  observability?: ObservabilityContext | null;
  /**
   * Names this call within its step, as a UUID. After a recovery the runtime returns the earlier run for the same key, whatever the inputs are, so it must be the same on every attempt and different for different calls. Missing or not a UUID: -32602.
   */
  subflowKey: string;
}

/**
 * How the results of a run are sorted: `by_index` as the inputs were given, `by_completion` as they finished. The spellings `byIndex` and `byCompletion` are refused.
 */
export type ResultOrder = "by_index" | "by_completion";

/**
 * Asks for state and results of a run from inside a component.
 */
export interface GetRunProtocolParams {
  /**
   * UUID of the run to look at, as `runs/submit` returned it. Not a UUID: -32004 on 0.11, -32012 on 0.10. Unknown: -32000.
   */
  runId: string;
  /**
   * True: answer when the run has ended. False or absent: answer at once with the present state.
   */
  wait?: boolean;
  /**
   * True: add the results of the items to the answer. Absent means false.
   */
  includeResults?: boolean;
  /**
   * How to sort those results. Absent means `by_index`.
   */
  resultOrder?: ResultOrder;
  /**
   * How long to wait, in seconds; when it passes, the answer is the unfinished run. Absent or null leaves it to the runtime. Only with `wait`.
   */
  timeoutSecs?: number | null;
  /**
   * Links the call to the execution it was made from, so that traces and logs of both sides join up. Keys are snake_case in every version; other spellings are ignored.
   */
  observability?: ObservabilityContext | null;
}

/**
 * State of a run: answer to both `runs/submit` and `runs/get`. A run that failed is still a successful call, with status `failed`.
 */
export interface RunStatusProtocol {
  /**
   * UUID by which `runs/get` and the REST API find it again.
   */
  runId: string;
  /**
   * Content hash of the flow that it executes.
   */
  flowId: BlobId;
  /**
   * The `name` in that flow; null or absent when the author gave none.
   */
  flowName?: string | null;
  /**
   * How far it got, one of the words of `ExecutionStatus`; `running` until every item has ended.
   */
  status: string;
  /**
   * How many of its items are in which state.
   */
  items: ItemStatistics;
  /**
   * When it was started: RFC 3339 date and time with offset.
   */
  createdAt: string;
  /**
   * When its last item ended: RFC 3339 date and time with offset. Null or absent while it runs.
   */
  completedAt?: string | null;
  /**
   * One entry for each item, in the requested order. Null or absent unless the call waited for the end or asked for results.
   */
  results?: ItemResult[] | null;
}

/**
 * Counts the items of a run by state.
 */
export interface ItemStatistics {
  /**
   * Number of inputs that the run was given.
   */
  total: number;
  /**
   * How many ended with success.
   */
  completed: number;
  /**
   * How many have not ended yet.
   */
  running: number;
  /**
   * How many ended with an error.
   */
  failed: number;
  /**
   * How many were stopped on request.
   */
  cancelled: number;
}

/**
 * Outcome of one input of a run.
 */
export interface ItemResult {
  /**
   * Position of its input in the list given at submission, from 0.
   */
  itemIndex: number;
  /**
   * How far this single item got.
   */
  status: ExecutionStatus;
  /**
   * Output or error of the flow. Null or absent while the item runs.
   */
  result?: FlowResult | null;
  /**
   * When this item ended: RFC 3339 date and time. Null or absent while it runs.
   */
  completedAt?: string | null;
}

/**
 * Life of a run or item: `running`, then `completed`, `failed` or `cancelled`; `paused` waits to be resumed; `recoveryFailed` could not be taken up again after the runtime was restarted.
 */
export type ExecutionStatus = "running" | "completed" | "failed" | "cancelled" | "paused" | "recoveryFailed";

/**
 * How a flow or step ended; `outcome` tells which of the two it is.
 */
export type FlowResult = FlowResultSuccess | FlowResultFailed;

/**
 * Why a flow or step failed, as the user sees it.
 */
export interface FlowError {
  /**
   * On 0.11 the number that the component gave to its JSON-RPC error, on 0.10 a status like 500.
   */
  code: number;
  /**
   * What happened, in one sentence.
   */
  message: string;
  /**
   * Further detail: what the component sent along (0.11), or the chain of causes as `stack` (0.10). Null or absent when there is none.
   */
  data?: Value;
}

/**
 * A flow or step that reached its end.
 */
export interface FlowResultSuccess {
  /**
   * The word that marks this variant.
   */
  outcome: "success";
  /**
   * What it produced.
   */
  result: Value;
}

/**
 * A flow or step that stopped with an error.
 */
export interface FlowResultFailed {
  /**
   * The word that marks this variant.
   */
  outcome: "failed";
  /**
   * What stopped it.
   */
  error: FlowError;
}

/**
 * Numbers with a fixed meaning in an error. JSON-RPC owns -32700 to -32600. -32000 to -32099: the worker refused or broke, never retried. -32100 to -32199: the component failed, retried when the flow says `onError: retry`. -32200 to -32299: the runtime itself. -32300 to -32399: transport, retried by runtime 0.11 unless the flow says `onError: useDefault`.
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
 * Any message that can travel between runtime and worker.
 */
export type Message = MethodRequest | MethodResponse | Notification;
