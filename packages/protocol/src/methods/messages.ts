// Messages as TypeScript code uses them: camelCase in every dialect. The codec translates them to the spelling of the wire,
// whose exact shapes are the generated types `V0` and `V1`.

/** Ids of the execution that a message belongs to. */
export interface Observability {
  /** OpenTelemetry trace: 32 hex digits. */
  readonly traceId?: string | null;
  /** OpenTelemetry span of the caller: 16 hex digits. */
  readonly spanId?: string | null;
  readonly runId?: string | null;
  readonly flowId?: string | null;
  readonly stepId?: string | null;
}

/** Features of the runtime. Dialect v0 does not have them. */
export interface RuntimeCapabilities {
  /** URL of the HTTP API for blobs. */
  readonly blobApiUrl?: string | null;
  /** Size in bytes above which top-level fields are sent as blob references; 0 or `undefined` means never. */
  readonly blobThreshold?: number | null;
}

/** Parameters of `initialize`. */
export interface InitializeParams {
  /** Protocol version of the runtime. */
  readonly runtimeProtocolVersion: number;
  readonly capabilities?: RuntimeCapabilities | null;
  readonly observability?: Observability | null;
}

/** Result of `initialize`. */
export interface InitializeResult {
  /** Protocol version of the worker. */
  readonly serverProtocolVersion: number;
  /** Whether the worker resolves blob references. */
  readonly supportsBlobRefs?: boolean;
}

/** Description of one component. */
export interface ComponentInfo {
  readonly component: string;
  readonly description?: string | null;
  readonly inputSchema?: object | null;
  readonly outputSchema?: object | null;
}

/** Result of `components/list`. */
export interface ListComponentsResult {
  readonly components: readonly ComponentInfo[];
}

/** Parameters of `components/info`. */
export interface ComponentInfoParams {
  readonly component: string;
}

/** Result of `components/info`. */
export interface ComponentInfoResult {
  readonly info: ComponentInfo;
}

/** Parameters of `components/infer_schema`. */
export interface InferSchemaParams {
  readonly component: string;
  readonly inputSchema: object;
}

/** Result of `components/infer_schema`. */
export interface InferSchemaResult {
  readonly outputSchema?: object | null;
}

/** Parameters of `components/execute`. */
export interface ExecuteParams {
  /** Path of the component within the worker. */
  readonly component: string;
  readonly input: unknown;
  /** Number of the attempt, from 1. It increases each time the step is executed again. */
  readonly attempt: number;
  readonly observability: Observability;
}

/** Result of `components/execute`. */
export interface ExecuteResult {
  readonly output: unknown;
}

/** Type of a blob. Binary blobs exist since runtime 0.10, and only in the HTTP API for blobs. */
export type BlobType = "data" | "flow" | "binary";

/** Parameters of `blobs/put`. */
export interface PutBlobParams {
  readonly data: unknown;
  readonly blobType: BlobType;
  readonly observability?: Observability;
}

/** Result of `blobs/put`. */
export interface PutBlobResult {
  readonly blobId: string;
}

/** Parameters of `blobs/get`. */
export interface GetBlobParams {
  readonly blobId: string;
  readonly observability?: Observability;
}

/** Result of `blobs/get`. */
export interface GetBlobResult {
  readonly data: unknown;
  readonly blobType: BlobType;
}

/** Parameters of `runs/submit`. */
export interface SubmitRunParams {
  /** Id of a stored flow. */
  readonly flowId: string;
  /** Inputs of the items. */
  readonly inputs: readonly unknown[];
  /** Whether the runtime responds only when the run has ended. */
  readonly wait?: boolean;
  /** Number of items that may run at once. */
  readonly maxConcurrency?: number;
  /** Changes of steps for this run. */
  readonly overrides?: unknown;
  /** Longest wait. Runtime 0.9 ignores it. */
  readonly timeoutSecs?: number;
  /** UUID by which a repeated execution finds its earlier run. Runtimes from 0.10 on require it; 0.9 ignores it. */
  readonly subflowKey: string;
  readonly observability?: Observability;
}

/** Parameters of `runs/get`. */
export interface GetRunParams {
  readonly runId: string;
  /** Whether the runtime responds only when the run has ended. */
  readonly wait?: boolean;
  /** Whether the response contains results. */
  readonly includeResults?: boolean;
  /** Order of the results: that of the inputs, or that in which items ended. */
  readonly resultOrder?: "by_index" | "by_completion";
  /** Longest wait. Runtime 0.9 ignores it. */
  readonly timeoutSecs?: number;
  readonly observability?: Observability;
}

/** Error of a failed run or item. */
export interface FlowFailure {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** Outcome of one item of a run. */
export type FlowResult<Result = unknown> =
  | { readonly outcome: "success"; readonly result: Result }
  | { readonly outcome: "failed"; readonly error: FlowFailure };

/** Result of one item of a run. */
export interface ItemResult {
  readonly itemIndex: number;
  readonly status: string;
  readonly result?: FlowResult | null;
  readonly completedAt?: string | null;
}

/** Number of items of a run by state. */
export interface ItemStatistics {
  readonly total: number;
  readonly completed: number;
  readonly running: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** State of a run: the result of `runs/submit` and `runs/get`. */
export interface RunStatus {
  readonly runId: string;
  readonly flowId: string;
  readonly flowName?: string | null;
  /** `running`, `completed`, `failed`, `cancelled`, `paused` or `recoveryFailed`. */
  readonly status: string;
  readonly items: ItemStatistics;
  /** Time in the format of RFC 3339. */
  readonly createdAt: string;
  readonly completedAt?: string | null;
  /** Results of the items, if they were requested and exist. */
  readonly results?: readonly ItemResult[] | null;
}
