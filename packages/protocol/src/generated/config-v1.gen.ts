// Generated from schemas/v1/config.json by `npm run generate`. Do not edit.

/**
 * The file `stepflow-config.yml` of a runtime 0.10 or 0.11: where components come from and which calls go to which of them.
 */
export interface Config {
  /**
   * Folder that relative paths in the file start from. Absent or null: the folder of the file.
   */
  workingDirectory?: string | null;
  /**
   * Sources of components, under names of your choice that the routes use.
   */
  plugins: {
    [k: string]: SupportedPluginConfig;
  };
  /**
   * Where calls go: the key is a path pattern such as `/lab/{*component}`, the value the rules for it.
   */
  routes: {
    [k: string]: RouteRule[];
  };
  /**
   * Where flows, runs and blobs are kept. Absent: in memory.
   */
  storageConfig?: StorageConfig;
  /**
   * How several runtimes share the work. Absent: no sharing.
   */
  leaseManager?: LeaseManagerConfig;
  /**
   * What to do with unfinished runs. Absent: the defaults of each setting.
   */
  recovery?: RecoveryConfig;
  /**
   * Blob storage for workers over HTTP. Absent: switched on.
   */
  blobApi?: BlobApiConfig;
  /**
   * Repetition of failed calls, read by runtime 0.11; 0.10 looks for `retry` in each plugin. Absent: three repetitions.
   */
  retry?: RetryConfig;
}

/**
 * How a runtime finds out that a worker process it has started is ready: it asks over HTTP until the answer is 2xx.
 */
export interface HealthCheckConfig {
  /**
   * Where to ask, below the address of the worker. Absent means `/health`.
   */
  path?: string;
  /**
   * How long to go on asking, in milliseconds, before the start counts as failed. Absent means 60000.
   */
  timeoutMs?: number;
  /**
   * Pause between two attempts, in milliseconds. Absent means 100.
   */
  retryDelayMs?: number;
}

/**
 * A worker that speaks this protocol: either a `command` to start or a `url` to call.
 */
export type StepflowPluginConfig = (CommandTransport | UrlTransport) & {
  /**
   * The word that selects this variant.
   */
  type: "stepflow";
  /**
   * Runtime 0.10 only: how failed calls to this worker are tried again. 0.11 wants `retry` at the top of the file.
   */
  retry?: PluginRetryConfig;
};

/**
 * A worker that the runtime starts itself and stops with itself. It must print `{"port":N}` on its first own line of output.
 */
export interface CommandTransport {
  /**
   * Program to start, looked up on the PATH of the runtime; the process itself gets no PATH, so absolute paths are safest.
   */
  command: string;
  /**
   * Arguments of the program. `${VAR}` and `${VAR:default}` are replaced from the environment of the runtime. Absent means none.
   */
  args?: string[];
  /**
   * The only environment variables that the process gets. Values know `${VAR}` and `${VAR:default}`. Absent means an empty environment.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * How to wait for readiness. Absent or null: `/health` for up to a minute.
   */
  healthCheck?: HealthCheckConfig | null;
}

/**
 * A worker that runs on its own, started and watched by somebody else.
 */
export interface UrlTransport {
  /**
   * Address of a worker that runs on its own. POSTs go to exactly this URL, path and query kept; `user:password@` in it becomes a Basic authorization header.
   */
  url: string;
}

/**
 * Retries of one plugin, in the form that runtime 0.10 reads.
 */
export interface PluginRetryConfig {
  /**
   * How many executions there may be in all, the first included. Absent means 3.
   */
  maxAttempts?: number;
  /**
   * How long to pause between them.
   */
  backoff?: BackoffConfig;
}

/**
 * The components that ship with the runtime; has no settings.
 */
export interface BuiltinPluginConfig {
  /**
   * The word that selects this variant.
   */
  type: "builtin";
}

/**
 * Pretended components with canned answers, for trying a flow without its workers.
 */
export interface MockPlugin {
  /**
   * The pretended components by path.
   */
  components: {
    [k: string]: MockComponent;
  };
  /**
   * The word that selects this variant.
   */
  type: "mock";
}

/**
 * A server of the Model Context Protocol whose tools become components.
 */
export interface McpPluginConfig {
  /**
   * Program that serves the Model Context Protocol on its standard input and output.
   */
  command: string;
  /**
   * Arguments of the program, in order; an empty list when it needs none.
   */
  args: string[];
  /**
   * Environment variables for the process. Absent means none.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * The word that selects this variant.
   */
  type: "mcp";
}

/**
 * What a made-up component announces and how it answers.
 */
export interface MockComponent {
  /**
   * Shape of the inputs that it announces.
   */
  input_schema: Schema;
  /**
   * Shape of the outputs that it announces.
   */
  output_schema: Schema;
  /**
   * What to answer: the key is an input written as JSON, the value is its answer.
   */
  behaviors: {
    [k: string]: MockComponentBehavior;
  };
}

/**
 * A canned answer: a failure of the call, or a result (which may itself be an error of the component).
 */
export type MockComponentBehavior =
  | {
      /**
       * Message of the failure.
       */
      error: string;
    }
  | FlowResultSuccess
  | FlowResultFailed;

/**
 * One source of components; `type` tells which kind.
 */
export type SupportedPluginConfig = StepflowPluginConfig | BuiltinPluginConfig | MockPlugin | McpPluginConfig;

/**
 * A JSON Schema written by a user or a component author; its keywords are not checked here.
 */
export interface Schema {
  [k: string]: unknown;
}

/**
 * The user's own data: any JSON, null included.
 */
export type Value = unknown;

/**
 * How a flow or step ended; `outcome` tells which of the two it is.
 */
export type FlowResult = FlowResultSuccess | FlowResultFailed;

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
 * Sends calls under a route to a plugin, if its conditions hold. Rules are tried in order and the first match wins.
 */
export interface RouteRule {
  /**
   * What the input must look like, all of it. Absent means no condition.
   */
  conditions?: InputCondition[];
  /**
   * The only component paths that may pass. Absent or null: all.
   */
  componentAllow?: string[] | null;
  /**
   * Component paths that must not pass. Absent or null: none.
   */
  componentDeny?: string[] | null;
  /**
   * Key under `plugins` of the source to use.
   */
  plugin: string;
  /**
   * Path to call in that plugin; may repeat a placeholder of the route such as `{component}`. Absent or null: the text that the placeholder of the route stood for.
   */
  component?: string | null;
}

/**
 * Demands that a part of the input equals a given value.
 */
export interface InputCondition {
  /**
   * Which part to look at.
   */
  path: JsonPath;
  /**
   * What must be found there.
   */
  value: Value;
}

/**
 * A JSONPath such as `$.model.name`; `$` is the whole input.
 */
export type JsonPath = string;

/**
 * Settings of a SQLite database.
 */
export interface SqliteStateStoreConfig {
  /**
   * Where it lies, such as `sqlite:state.db` or `sqlite::memory:`.
   */
  databaseUrl: string;
  /**
   * How many connections may be open at a time. Absent means 10.
   */
  maxConnections?: number;
  /**
   * True: create or update the tables at start. Absent means true.
   */
  autoMigrate?: boolean;
}

/**
 * Kept in memory and lost when the runtime ends.
 */
export interface InMemoryStore {
  /**
   * The word that selects this variant.
   */
  type: "inMemory";
}

/**
 * Kept in a SQLite file.
 */
export type SqliteStore = SqliteStateStoreConfig & {
  /**
   * The word that selects this variant.
   */
  type: "sqlite";
};

/**
 * Kept as files in a folder.
 */
export type FilesystemStore = FilesystemBlobStoreConfig & {
  /**
   * The word that selects this variant.
   */
  type: "filesystem";
};

/**
 * Settings of a folder full of files.
 */
export interface FilesystemBlobStoreConfig {
  /**
   * Which folder to use. Absent or null: the runtime chooses one.
   */
  directory?: string | null;
}

/**
 * One place to keep things; `type` tells which kind.
 */
export type StoreConfig = InMemoryStore | SqliteStore | FilesystemStore;

/**
 * Where the runtime keeps its state: one store for everything, or one for each kind of data.
 */
export type StorageConfig =
  | {
      /**
       * For flows and runs.
       */
      metadata: StoreConfig;
      /**
       * For blobs. Absent or null: with the metadata.
       */
      blobs?: StoreConfig | null;
      /**
       * For the log that recovery reads. Absent or null: with the metadata.
       */
      journal?: StoreConfig | null;
    }
  | StoreConfig;

/**
 * No coordination: right for a runtime that is alone.
 */
export interface NoOpLeaseManager {
  /**
   * The word that selects this variant.
   */
  type: "noOp";
}

/**
 * Coordination through etcd.
 */
export type EtcdLeaseManager = EtcdLeaseManagerConfig & {
  /**
   * The word that selects this variant.
   */
  type: "etcd";
};

/**
 * How to reach etcd.
 */
export interface EtcdLeaseManagerConfig {
  /**
   * Addresses of its servers, such as `http://127.0.0.1:2379`.
   */
  endpoints: string[];
  /**
   * Where in etcd the leases are written. Absent means `/stepflow/leases`.
   */
  key_prefix?: string;
}

/**
 * How several runtimes agree on which of them owns a run; `type` tells which way.
 */
export type LeaseManagerConfig = NoOpLeaseManager | EtcdLeaseManager;

/**
 * How a runtime takes up runs that another, or its own earlier process, has left unfinished.
 */
export interface RecoveryConfig {
  /**
   * False switches the whole mechanism off. Absent means true.
   */
  enabled?: boolean;
  /**
   * Pause between two looks for orphaned runs, in seconds. Absent means 30.
   */
  checkIntervalSecs?: number;
  /**
   * How many runs to take up at start at most. Absent means 100.
   */
  maxStartupRecovery?: number;
  /**
   * How many to claim at each later look. Absent means 10.
   */
  maxClaimsPerCheck?: number;
  /**
   * How long a runtime owns a run without renewing its claim, in seconds. Absent means 30.
   */
  leaseTtlSecs?: number;
  /**
   * After how many entries in the log of a run its state is saved in full. Absent means 1000.
   */
  checkpointInterval?: number;
}

/**
 * The HTTP interface through which workers store and fetch blobs.
 */
export interface BlobApiConfig {
  /**
   * False: workers are not told its address, although the endpoints stay open. Absent means true.
   */
  enabled?: boolean;
  /**
   * Address to announce to workers, for when they do not reach the runtime at its own. Absent or null: its own.
   */
  url?: string | null;
  /**
   * Size in bytes above which a field of an input is handed to workers as a `$blob` reference. Absent or null means 1048576; 0 switches it off.
   */
  blobThreshold?: number | null;
}

/**
 * How often and how patiently calls to workers are repeated after a transport failure (runtime 0.11).
 */
export interface RetryConfig {
  /**
   * How many repetitions there may be after the first attempt. Absent means 3.
   */
  transportMaxRetries?: number;
  /**
   * How long to pause before each. Absent: Fibonacci from 1 to 10 seconds.
   */
  backoff?: BackoffConfig;
}

/**
 * How long to pause between attempts; `type` tells the rule.
 */
export type BackoffConfig = BackoffConfigConstant | BackoffConfigExponential | BackoffConfigFibonacci;

/**
 * The same pause every time.
 */
export interface BackoffConfigConstant {
  /**
   * Length of the pause, in milliseconds. Absent means 1000.
   */
  delayMs?: number;
  /**
   * The word that selects this variant.
   */
  type: "constant";
}

/**
 * Each pause is a fixed multiple of the one before.
 */
export interface BackoffConfigExponential {
  /**
   * The first pause, in milliseconds. Absent means 1000.
   */
  minDelayMs?: number;
  /**
   * No pause is longer than this, in milliseconds. Absent means 10000.
   */
  maxDelayMs?: number;
  /**
   * That multiple. Absent means 2.
   */
  factor?: number;
  /**
   * The word that selects this variant.
   */
  type: "exponential";
}

/**
 * Each pause is the sum of the two before.
 */
export interface BackoffConfigFibonacci {
  /**
   * The first pause, in milliseconds. Absent means 1000.
   */
  minDelayMs?: number;
  /**
   * No pause is longer than this, in milliseconds. Absent means 10000.
   */
  maxDelayMs?: number;
  /**
   * The word that selects this variant.
   */
  type: "fibonacci";
}
