import { type Dialect, ERROR_CODES } from "@stepflow/protocol";

/**
 * Runtime versions that the embedded runtime can imitate. Workers of 0.12 and 0.13 pull their tasks, which `servePull` of
 * `@stepflow/runtime/pull` offers without a version.
 */
export type RuntimeVersion = "0.9.0" | "0.10.0" | "0.11.1";

/** Version that is followed by default. It is also the version of the REST API. */
export const DEFAULT_VERSION: RuntimeVersion = "0.11.1";

/** Codes of failures that the runtime itself finds. */
export interface FailureCodes {
  /** A path leads to a field that does not exist. */
  readonly undefinedField: number;
  /** An expression refers to a step that the flow does not have. */
  readonly unknownStep: number;
  /** A run cannot continue, for example because steps wait for each other. */
  readonly internal: number;
  /** A flow that `iterate` runs returned neither `result` nor `next`. */
  readonly badResult: number;
  /** A worker could not be reached or sent an unreadable response. */
  readonly transport: number;
}

/** Codes with which callbacks of workers are refused. */
export interface CallbackCodes {
  readonly notFound: number;
  readonly invalidValue: number;
}

/** Differences between runtime versions. Each member is one difference; {@link semanticsOf} returns the values of a version. */
export interface Semantics {
  /** The version that is followed. */
  readonly version: RuntimeVersion;
  /** Spelling of messages: `v0` (0.9) uses snake_case and has blobs on the event stream, `v1` (since 0.10) uses camelCase. */
  readonly dialect: Dialect;

  // Reading flows

  /** Version of the published JSON Schema that a flow has to match; 0.9 and 0.10 share one. */
  readonly flowFormat: "v0" | "v1";
  /** Whether `onError.maxRetries` is read. 0.9 and 0.10 ignore it and omit it from the text that a flow's id is computed from. */
  readonly readsMaxRetries: boolean;
  /** Whether schemas of input, output, variables or steps beside `properties` are refused (0.11) or ignored. */
  readonly refusesMisplacedSchemas: boolean;

  // Reading configurations

  /** Types of plugins with workers: those that the runtime calls (`stepflow`), and those that pull (`grpc`, since 0.12). */
  readonly workerPlugins: readonly string[];

  /** Version of the published JSON Schema that a `stepflow-config.yml` has to match. */
  readonly configFormat: "v0" | "v1";
  /** Where `retry` takes effect: in each plugin (0.10), at the top of the file (0.11), or nowhere (0.9). */
  readonly configRetry: "none" | "plugin" | "top";
  /** Whether blobs are served over HTTP, so that `blobApi` takes effect. 0.9 has blobs on the event stream only. */
  readonly hasBlobApi: boolean;

  // Running flows

  /** Codes of failures that the runtime itself finds. 0.11 changed them. */
  readonly codes: FailureCodes;
  /**
   * Whether errors contain more than those of real runtimes: the existing fields in place of a missing one, and the reason of a failed
   * step.
   */
  readonly explainsErrors: boolean;
  /** Whether a component's own error is hidden in a stack of causes (0.9, 0.10). */
  readonly wrapsComponentErrors: boolean;
  /** Which failed executions are repeated: none, all of them by the worker's plugin, or by the class of the error code. */
  readonly retries: "none" | "everything" | "byCode";
  /** Number of repetitions after transport failures; with `retries: "everything"` after any failure. */
  readonly maxRetries: number;
  /** How many steps of a run execute at once by default: a fixed number, or as many as the run has items. */
  readonly concurrency: number | "items";
  /**
   * When the needed steps are determined. `initial`: once, as runtimes 0.9 – 0.13 do, which never start a step that becomes needed
   * later. `late`: again whenever a step has ended, as Stepflow's documentation describes.
   */
  readonly needs: "initial" | "late";
  /** Whether runs that components submit belong to the run of the component or are independent. */
  readonly componentRuns: "nested" | "apart";
  /**
   * Whether a run that a component started fails if the output of an item could not be computed although no step failed. 0.10 does so
   * for flows without steps only.
   */
  readonly countsFailedOutputs: "always" | "withoutSteps" | "never";
  /** Whether overrides, variables and `maxConcurrency` of nested runs are ignored, as real runtimes do. */
  readonly ignoresNestedChanges: boolean;

  // Blobs

  /** Blob types that `put_blob` accepts. */
  readonly blobTypes: readonly string[];
  /** Whether a blob of type `flow` is checked when it is stored, and read back as the parsed flow instead of as stored (0.9). */
  readonly parsesFlowBlobs: boolean;
  /** Whether only blobs of type `flow` can be run (0.9), or any blob that holds a flow. */
  readonly requiresFlowType: boolean;
  /** Whether a missing blob is reported as a cause of the error (0.9) or as an attachment of it. */
  readonly missingBlobIsCause: boolean;

  // Workers

  /** Number of executions by a worker process until a failure counts: 3 in 0.9, else 1. */
  readonly startedWorkerExecutions: number;
  /** When a worker process is started again: after any failure (0.9, 0.10), after a transport failure (0.11), or once it has exited. */
  readonly restartsWorker: "afterFailure" | "afterTransportFailure" | "afterExit";
  /** Codes with which callbacks are refused. 0.11 changed them. */
  readonly callbackCodes: CallbackCodes;
  /** Whether `runs/submit` answers before the run has begun (0.9), or after the run has gone as far as it can without waiting. */
  readonly submitAnswersFirst: boolean;

  // Showing runs

  /** Details of a run: its inputs alone (0.9), or each item with its steps. */
  readonly runDetails: "inputs" | "items";
  /** Whether the list of steps includes their results (0.9). */
  readonly showsStepResults: boolean;
}

const LEGACY_CODES: FailureCodes = {
  undefinedField: 1,
  unknownStep: 404,
  internal: 500,
  badResult: 400,
  transport: 500,
};

const LEGACY_CALLBACK_CODES: CallbackCodes = { notFound: -32_011, invalidValue: -32_012 };

const V0_11: Semantics = {
  version: "0.11.1",
  dialect: "v1",
  flowFormat: "v1",
  readsMaxRetries: true,
  refusesMisplacedSchemas: true,
  workerPlugins: ["stepflow"],
  configFormat: "v1",
  configRetry: "top",
  hasBlobApi: true,
  codes: {
    undefinedField: ERROR_CODES.undefinedField,
    unknownStep: ERROR_CODES.entityNotFound,
    internal: ERROR_CODES.runtimeInternalError,
    badResult: ERROR_CODES.componentBadRequest,
    transport: ERROR_CODES.transportError,
  },
  explainsErrors: false,
  wrapsComponentErrors: false,
  retries: "byCode",
  maxRetries: 3,
  concurrency: 10,
  needs: "initial",
  componentRuns: "nested",
  countsFailedOutputs: "never",
  ignoresNestedChanges: true,
  blobTypes: ["flow", "data", "binary"],
  parsesFlowBlobs: false,
  requiresFlowType: false,
  missingBlobIsCause: false,
  startedWorkerExecutions: 1,
  restartsWorker: "afterTransportFailure",
  callbackCodes: { notFound: -32_005, invalidValue: -32_004 },
  submitAnswersFirst: false,
  runDetails: "items",
  showsStepResults: false,
};

const V0_10: Semantics = {
  ...V0_11,
  version: "0.10.0",
  flowFormat: "v0",
  readsMaxRetries: false,
  refusesMisplacedSchemas: false,
  configRetry: "plugin",
  codes: LEGACY_CODES,
  wrapsComponentErrors: true,
  retries: "everything",
  maxRetries: 2,
  concurrency: "items",
  countsFailedOutputs: "withoutSteps",
  restartsWorker: "afterFailure",
  callbackCodes: LEGACY_CALLBACK_CODES,
};

const V0_9: Semantics = {
  ...V0_10,
  version: "0.9.0",
  dialect: "v0",
  configFormat: "v0",
  configRetry: "none",
  hasBlobApi: false,
  retries: "none",
  maxRetries: 0,
  componentRuns: "apart",
  countsFailedOutputs: "always",
  blobTypes: ["flow", "data"],
  parsesFlowBlobs: true,
  requiresFlowType: true,
  missingBlobIsCause: true,
  startedWorkerExecutions: 3,
  submitAnswersFirst: true,
  runDetails: "inputs",
  showsStepResults: true,
};

const VERSIONS: Readonly<Record<RuntimeVersion, Semantics>> = {
  "0.9.0": V0_9,
  "0.10.0": V0_10,
  "0.11.1": V0_11,
};

/** The behaviour without a chosen version: 0.11.1 with flows run as they are documented, and without its defects. */
const DOCUMENTED: Semantics = {
  ...V0_11,
  workerPlugins: ["stepflow", "grpc"],
  explainsErrors: true,
  needs: "late",
  ignoresNestedChanges: false,
  restartsWorker: "afterExit",
};

/**
 * Returns the behaviour of a version; if omitted, that of 0.11.1 with flows run as they are documented.
 *
 * @throws TypeError for a version that cannot be imitated.
 */
export function semanticsOf(version?: RuntimeVersion): Semantics {
  checkRuntimeVersion("version", version);
  return version === undefined ? DOCUMENTED : VERSIONS[version];
}

/** Returns the newest version that spells its messages in a dialect. */
export function versionSpeaking(dialect: Dialect): RuntimeVersion {
  return dialect === V0_9.dialect ? V0_9.version : DEFAULT_VERSION;
}

/**
 * Refuses a version that cannot be imitated.
 *
 * @param option name of the option that holds it.
 * @throws TypeError
 */
export function checkRuntimeVersion(option: string, version: unknown): void {
  if (version === undefined || (typeof version === "string" && Object.hasOwn(VERSIONS, version))) return;
  const known = Object.keys(VERSIONS).map((one) => `"${one}"`);
  throw new TypeError(
    `${option} must be one of ${known.join(", ")}, got ${JSON.stringify(version)}. To test with another version, start a real runtime by @stepflow/orchestrator.`,
  );
}
