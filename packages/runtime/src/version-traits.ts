import type { Dialect } from "@stepflow/protocol";

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

/** Differences between runtime versions. Each member is one difference. */
export interface VersionTraits {
  /** Spelling of messages: `v0` (0.9) uses snake_case and has blobs on the event stream, `v1` (since 0.10) uses camelCase. */
  readonly dialect: Dialect;

  // Reading flows

  /** Version of the published JSON Schema that a flow has to match; 0.9 and 0.10 share one. */
  readonly flowFormat: "v0" | "v1";
  /** Whether `onError.maxRetries` is read. 0.9 and 0.10 ignore it and omit it from the text that a flow's id is computed from. */
  readonly readsMaxRetries: boolean;
  /** Whether schemas of input, output, variables or steps beside `properties` are refused (0.11) or ignored. */
  readonly refusesMisplacedSchemas: boolean;
  /** Whether all whole numbers that come from outside are doubles such as `3.0` (0.12): those of inputs, variables and outputs of workers. */
  readonly receivesDoubles: boolean;
  /** Whether the early syntax `{ $from: … }` is refused (0.13) or data. */
  readonly refusesFrom: boolean;

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
  /** Codes of errors of components: those of JSON-RPC, or those of tasks (0.12, 0.13), which are numbers from 1 to 10. */
  readonly errorCodes: "rpc" | "task";
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
  /** Whether the runtime itself finds out that a worker does not have a component (0.13). Otherwise, the worker refuses the execution. */
  readonly routesComponents: boolean;
  /** Whether workers that pull receive paths, and find the component themselves (0.12). Otherwise, they receive its id and the parameters in the path. */
  readonly workersRoute: boolean;
  /** Whether the built-in components `noop` and `sleep` exist. */
  readonly hasNoopAndSleep: boolean;
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

  /** Whether a run shows its items as running, and no results, until it has ended, as all real runtimes do. */
  readonly showsItemsAtEnd: boolean;
  /** Form of the REST API: states and codes as words, or protobuf messages (0.12, 0.13). */
  readonly restApi: "words" | "messages";
  /** Details of a run: its inputs alone (0.9), or each item with its steps. */
  readonly runDetails: "inputs" | "items";
  /** Whether the list of steps includes their results (0.9). */
  readonly showsStepResults: boolean;
}
