// Generated from schemas/v1/config.json by `npm run generate`. Do not edit.

/**
 * The file `stepflow-config.yml` of runtimes 0.10 and 0.11, which defines the sources of components and the routes to them.
 */
export interface Config {
  /**
   * Folder that relative paths in the file refer to. Default: the folder of the file.
   */
  workingDirectory?: string | null;
  /**
   * Sources of components, by the names that the routes use.
   */
  plugins: {
    [k: string]: SupportedPluginConfig;
  };
  /**
   * Routes of calls: each key is a path pattern such as `/lab/{*component}`, each value the rules for it.
   */
  routes: {
    [k: string]: RouteRule[];
  };
  /**
   * Store of flows, runs and blobs. Default: memory.
   */
  storageConfig?: StorageConfig;
  /**
   * How several runtimes share runs. Default: they do not share.
   */
  leaseManager?: LeaseManagerConfig;
  /**
   * What to do with unfinished runs. Default: the default of each setting.
   */
  recovery?: RecoveryConfig;
  /**
   * HTTP API for blobs of workers. Default: enabled.
   */
  blobApi?: BlobApiConfig;
  /**
   * Retries of failed calls, for runtime 0.11. Runtime 0.10 reads `retry` of each plugin instead. Default: three retries.
   */
  retry?: RetryConfig;
}

/**
 * How the runtime detects that a worker process is ready: it sends HTTP requests until the status is 2xx.
 */
export interface HealthCheckConfig {
  /**
   * Path of the request on the worker. Default: `/health`.
   */
  path?: string;
  /**
   * Time, in milliseconds, after which the start counts as failed. Default: 60000.
   */
  timeoutMs?: number;
  /**
   * Pause between two requests, in milliseconds. Default: 100.
   */
  retryDelayMs?: number;
}

/**
 * A worker with this protocol: either a `command` to start or a `url` to call.
 */
export type StepflowPluginConfig = (CommandTransport | UrlTransport) & {
  /**
   * Value that selects this variant.
   */
  type: "stepflow";
  /**
   * Retries of failed calls to this worker, for runtime 0.10 only. Runtime 0.11 reads `retry` at the top of the file instead.
   */
  retry?: PluginRetryConfig;
};

/**
 * A worker process that the runtime starts and stops. It must print `{"port":N}` as its first own line of output.
 */
export interface CommandTransport {
  /**
   * Program to start, which is searched on the PATH of the runtime. The process itself has no PATH, so use an absolute path.
   */
  command: string;
  /**
   * Arguments of the program. `${VAR}` and `${VAR:default}` are replaced by environment variables of the runtime. Default: none.
   */
  args?: string[];
  /**
   * The only environment variables of the process. `${VAR}` and `${VAR:default}` in values are replaced by variables of the runtime. Default: none.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * How to detect that the worker is ready. Default: by `/health`, for up to a minute.
   */
  healthCheck?: HealthCheckConfig | null;
}

/**
 * A worker that the runtime does not start.
 */
export interface UrlTransport {
  /**
   * URL of the worker. The runtime POSTs to exactly this URL, which includes path and query. `user:password@` in it is sent as a Basic authorization header.
   */
  url: string;
}

/**
 * Retries of one plugin, in the form of runtime 0.10.
 */
export interface PluginRetryConfig {
  /**
   * Largest number of executions, which includes the first one. Default: 3.
   */
  maxAttempts?: number;
  /**
   * Pause between two executions.
   */
  backoff?: BackoffConfig;
}

/**
 * The components of the runtime itself. They have no settings.
 */
export interface BuiltinPluginConfig {
  /**
   * Value that selects this variant.
   */
  type: "builtin";
}

/**
 * Mock components with fixed responses, to try a flow without its workers.
 */
export interface MockPlugin {
  /**
   * The components, each with its fixed responses, by path.
   */
  components: {
    [k: string]: MockComponent;
  };
  /**
   * Value that selects this variant.
   */
  type: "mock";
}

/**
 * A server of the Model Context Protocol whose tools become components.
 */
export interface McpPluginConfig {
  /**
   * Program that serves the Model Context Protocol on standard input and output.
   */
  command: string;
  /**
   * Arguments of the program, in order. The list may be empty.
   */
  args: string[];
  /**
   * Environment variables of the process. Default: none.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * Value that selects this variant.
   */
  type: "mcp";
}

/**
 * A mock component: its schemas and responses.
 */
export interface MockComponent {
  /**
   * JSON Schema of the inputs that the component announces.
   */
  input_schema: Schema;
  /**
   * JSON Schema of the outputs that the component announces.
   */
  output_schema: Schema;
  /**
   * Responses: each key is an input written as JSON, each value the response to it.
   */
  behaviors: {
    [k: string]: MockComponentBehavior;
  };
}

/**
 * A fixed response: a failure of the call, or a result, which may be an error of the component.
 */
export type MockComponentBehavior =
  | {
      /**
       * Message that the call fails with.
       */
      error: string;
    }
  | FlowResultSuccess
  | FlowResultFailed;

/**
 * A source of components. `type` selects the kind.
 */
export type SupportedPluginConfig = StepflowPluginConfig | BuiltinPluginConfig | MockPlugin | McpPluginConfig;

/**
 * A JSON Schema by a user or a component author. Its keywords are not checked here.
 */
export interface Schema {
  [k: string]: unknown;
}

/**
 * Data of the user: any JSON, which includes null.
 */
export type Value = unknown;

/**
 * Outcome of a flow or step. `outcome` selects the variant.
 */
export type FlowResult = FlowResultSuccess | FlowResultFailed;

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
 * Sends calls of a route to a plugin if its conditions hold. The first rule that matches wins.
 */
export interface RouteRule {
  /**
   * Conditions that the input must meet, all of them. Default: none.
   */
  conditions?: InputCondition[];
  /**
   * Component paths that are allowed. Default: all.
   */
  componentAllow?: string[] | null;
  /**
   * Component paths that are refused. Default: none.
   */
  componentDeny?: string[] | null;
  /**
   * Name of the plugin to call: a key of `plugins`.
   */
  plugin: string;
  /**
   * Path to call in the plugin. It may contain a placeholder of the route, such as `{component}`. Default: the text that matched the placeholder of the route.
   */
  component?: string | null;
}

/**
 * Condition that a part of the input equals a value.
 */
export interface InputCondition {
  /**
   * Part of the input to compare.
   */
  path: JsonPath;
  /**
   * Value that the part must equal.
   */
  value: Value;
}

/**
 * A JSONPath such as `$.model.name`. `$` is the whole input.
 */
export type JsonPath = string;

/**
 * Settings of a SQLite database.
 */
export interface SqliteStateStoreConfig {
  /**
   * URL of the database, such as `sqlite:state.db` or `sqlite::memory:`.
   */
  databaseUrl: string;
  /**
   * Largest number of open connections. Default: 10.
   */
  maxConnections?: number;
  /**
   * Whether to create or update the tables at start. Default: true.
   */
  autoMigrate?: boolean;
}

/**
 * A store in memory, which is lost when the runtime ends.
 */
export interface InMemoryStore {
  /**
   * Value that selects this variant.
   */
  type: "inMemory";
}

/**
 * A store in a SQLite database, which persists after the runtime has ended.
 */
export type SqliteStore = SqliteStateStoreConfig & {
  /**
   * Value that selects this variant.
   */
  type: "sqlite";
};

/**
 * A store of files in a folder.
 */
export type FilesystemStore = FilesystemBlobStoreConfig & {
  /**
   * Value that selects this variant.
   */
  type: "filesystem";
};

/**
 * Settings of a store of files.
 */
export interface FilesystemBlobStoreConfig {
  /**
   * Folder of the files. Default: the runtime chooses one.
   */
  directory?: string | null;
}

/**
 * One store. `type` selects the kind.
 */
export type StoreConfig = InMemoryStore | SqliteStore | FilesystemStore;

/**
 * Stores of the runtime: one store for everything, or one for each kind of data.
 */
export type StorageConfig =
  | {
      /**
       * Store of flows and runs.
       */
      metadata: StoreConfig;
      /**
       * Store of blobs. Default: the store of the metadata.
       */
      blobs?: StoreConfig | null;
      /**
       * Store of the log for recovery. Default: the store of the metadata.
       */
      journal?: StoreConfig | null;
    }
  | StoreConfig;

/**
 * No coordination, for a single runtime.
 */
export interface NoOpLeaseManager {
  /**
   * Value that selects this variant.
   */
  type: "noOp";
}

/**
 * Coordination through etcd.
 */
export type EtcdLeaseManager = EtcdLeaseManagerConfig & {
  /**
   * Value that selects this variant.
   */
  type: "etcd";
};

/**
 * URLs and key prefix by which the runtime uses etcd.
 */
export interface EtcdLeaseManagerConfig {
  /**
   * URLs of the etcd servers, such as `http://127.0.0.1:2379`.
   */
  endpoints: string[];
  /**
   * Key prefix of the leases in etcd. Default: `/stepflow/leases`.
   */
  key_prefix?: string;
}

/**
 * How several runtimes agree on the owner of a run. `type` selects the way.
 */
export type LeaseManagerConfig = NoOpLeaseManager | EtcdLeaseManager;

/**
 * How a runtime continues runs that another runtime or its own earlier process has left unfinished.
 */
export interface RecoveryConfig {
  /**
   * Whether recovery is enabled. Default: true.
   */
  enabled?: boolean;
  /**
   * Interval between two searches for orphaned runs, in seconds. Default: 30.
   */
  checkIntervalSecs?: number;
  /**
   * Largest number of runs to continue at start. Default: 100.
   */
  maxStartupRecovery?: number;
  /**
   * Largest number of runs to claim at each later search. Default: 10.
   */
  maxClaimsPerCheck?: number;
  /**
   * Time for which a runtime owns a run without renewing its claim, in seconds. Default: 30.
   */
  leaseTtlSecs?: number;
  /**
   * Number of log entries of a run after which its whole state is saved. Default: 1000.
   */
  checkpointInterval?: number;
}

/**
 * HTTP API by which workers store and read blobs.
 */
export interface BlobApiConfig {
  /**
   * Whether the URL of the API is sent to workers. The endpoints are served in any case. Default: true.
   */
  enabled?: boolean;
  /**
   * URL to send to workers that cannot reach the runtime by its own address. Default: its own address.
   */
  url?: string | null;
  /**
   * Size in bytes above which a field of an input is sent to workers as a `$blob` reference; 0 means never. Default: 1048576.
   */
  blobThreshold?: number | null;
}

/**
 * Retries of calls to workers after a transport failure (runtime 0.11).
 */
export interface RetryConfig {
  /**
   * Largest number of retries after the first attempt. Default: 3.
   */
  transportMaxRetries?: number;
  /**
   * Pause before each retry. Default: Fibonacci from 1 to 10 seconds.
   */
  backoff?: BackoffConfig;
}

/**
 * Pause between attempts. `type` selects the rule.
 */
export type BackoffConfig = BackoffConfigConstant | BackoffConfigExponential | BackoffConfigFibonacci;

/**
 * The same pause every time.
 */
export interface BackoffConfigConstant {
  /**
   * Length of the pause, in milliseconds. Default: 1000.
   */
  delayMs?: number;
  /**
   * Value that selects this variant.
   */
  type: "constant";
}

/**
 * Each pause is a fixed multiple of the previous one.
 */
export interface BackoffConfigExponential {
  /**
   * The first pause, in milliseconds. Default: 1000.
   */
  minDelayMs?: number;
  /**
   * Longest pause, in milliseconds. Default: 10000.
   */
  maxDelayMs?: number;
  /**
   * Factor between two pauses. Default: 2.
   */
  factor?: number;
  /**
   * Value that selects this variant.
   */
  type: "exponential";
}

/**
 * Each pause is the sum of the previous two.
 */
export interface BackoffConfigFibonacci {
  /**
   * The first pause, in milliseconds. Default: 1000.
   */
  minDelayMs?: number;
  /**
   * Longest pause, in milliseconds. Default: 10000.
   */
  maxDelayMs?: number;
  /**
   * Value that selects this variant.
   */
  type: "fibonacci";
}
