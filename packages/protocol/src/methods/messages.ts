/**
 * Messages as TypeScript code sees them: camelCase in every dialect. The codec maps them to the spelling of the wire;
 * the exact shapes there are the generated types `V0` and `V1`.
 */

/** Ids of the execution a message belongs to. */
export interface Observability {
  readonly traceId?: string | null;
  readonly spanId?: string | null;
  readonly runId?: string | null;
  readonly flowId?: string | null;
  readonly stepId?: string | null;
}

/** What the runtime offers; absent in v0. */
export interface RuntimeCapabilities {
  /** Where blobs are stored and fetched by HTTP. */
  readonly blobApiUrl?: string | null;
  /** Top-level fields larger than this many bytes travel as references; absent or 0 means never. */
  readonly blobThreshold?: number | null;
}

export interface InitializeParams {
  readonly runtimeProtocolVersion: number;
  readonly capabilities?: RuntimeCapabilities | null;
  readonly observability?: Observability | null;
}

export interface InitializeResult {
  readonly serverProtocolVersion: number;
  readonly supportsBlobRefs?: boolean;
}

/** One component as discovery shows it. */
export interface ComponentInfo {
  readonly component: string;
  readonly description?: string | null;
  readonly inputSchema?: object | null;
  readonly outputSchema?: object | null;
}

export interface ListComponentsResult {
  readonly components: readonly ComponentInfo[];
}

export interface ComponentInfoParams {
  readonly component: string;
}

export interface ComponentInfoResult {
  readonly info: ComponentInfo;
}

export interface InferSchemaParams {
  readonly component: string;
  readonly inputSchema: object;
}

export interface InferSchemaResult {
  readonly outputSchema?: object | null;
}

export interface ExecuteParams {
  readonly component: string;
  readonly input: unknown;
  /** Counts from 1; higher when the step is executed again. */
  readonly attempt: number;
  readonly observability: Observability;
}

export interface ExecuteResult {
  readonly output: unknown;
}

/** `binary` exists since 0.10 and only behind the Blob HTTP API. */
export type BlobType = "data" | "flow" | "binary";

export interface PutBlobParams {
  readonly data: unknown;
  readonly blobType: BlobType;
  readonly observability?: Observability;
}

export interface PutBlobResult {
  readonly blobId: string;
}

export interface GetBlobParams {
  readonly blobId: string;
  readonly observability?: Observability;
}

export interface GetBlobResult {
  readonly data: unknown;
  readonly blobType: BlobType;
}

export interface SubmitRunParams {
  readonly flowId: string;
  readonly inputs: readonly unknown[];
  readonly wait?: boolean;
  readonly maxConcurrency?: number;
  readonly overrides?: unknown;
  readonly timeoutSecs?: number;
  /** UUID by which a recovered execution finds its earlier run; required since 0.10, ignored by 0.9. */
  readonly subflowKey: string;
  readonly observability?: Observability;
}

export interface GetRunParams {
  readonly runId: string;
  readonly wait?: boolean;
  readonly includeResults?: boolean;
  readonly resultOrder?: "by_index" | "by_completion";
  readonly timeoutSecs?: number;
  readonly observability?: Observability;
}

export interface FlowFailure {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** How one item of a run ended. */
export type FlowResult =
  | { readonly outcome: "success"; readonly result: unknown }
  | { readonly outcome: "failed"; readonly error: FlowFailure };

export interface ItemResult {
  readonly itemIndex: number;
  readonly status: string;
  readonly result?: FlowResult | null;
  readonly completedAt?: string | null;
}

export interface ItemStatistics {
  readonly total: number;
  readonly completed: number;
  readonly running: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** State of a run as `runs/submit` and `runs/get` answer it. */
export interface RunStatus {
  readonly runId: string;
  readonly flowId: string;
  readonly flowName?: string | null;
  /** `running`, `completed`, `failed`, `cancelled`, `paused` or `recoveryFailed`. */
  readonly status: string;
  readonly items: ItemStatistics;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly completedAt?: string | null;
  /** Present when results were asked for and exist. */
  readonly results?: readonly ItemResult[] | null;
}
