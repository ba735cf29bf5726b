// Generated from schemas/v0/config.json by `npm run generate`. Do not edit.

/**
 * The file `stepflow-config.yml` of a runtime 0.9: where components come from and which calls go to which of them.
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
   * Where runs and blobs are kept. Absent: in memory.
   */
  stateStore?: StateStoreConfig;
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
 * A worker that speaks this protocol.
 */
export type StepflowPluginConfig = StepflowTransport;

/**
 * How to reach a worker: either a `command` to start or a `url` to call, not both.
 */
export type StepflowTransport =
  | {
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
  | {
      /**
       * Address of a worker that runs on its own. POSTs go to exactly this URL, path and query kept; `user:password@` in it becomes a Basic authorization header.
       */
      url: string;
    };

/**
 * The components that ship with the runtime; no settings are read.
 */
export type BuiltinPluginConfig = unknown;

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
  | FlowResult;

/**
 * One source of components under the name that routes refer to.
 */
export type SupportedPluginConfig = SupportedPlugin;

/**
 * One source of components; `type` tells which kind.
 */
export type SupportedPlugin =
  | (StepflowPluginConfig & {
      /**
       * The word that selects this variant.
       */
      type: "stepflow";
    })
  | (BuiltinPluginConfig & {
      /**
       * The word that selects this variant.
       */
      type: "builtin";
    })
  | (MockPlugin & {
      /**
       * The word that selects this variant.
       */
      type: "mock";
    })
  | (McpPluginConfig & {
      /**
       * The word that selects this variant.
       */
      type: "mcp";
    });

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
   * A status such as 500; the number that the component gave to its JSON-RPC error survives only inside `data`.
   */
  code: number;
  /**
   * What happened, in one sentence.
   */
  message: string;
  /**
   * Further detail: the chain of causes as `stack`. Null or absent when there is none.
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
   * How many connections may be open at a time.
   */
  maxConnections?: number;
  /**
   * True: create or update the tables at start.
   */
  autoMigrate?: boolean;
}

/**
 * The part of the configuration that says which component path belongs to which plugin.
 */
export interface RoutingConfig {
  /**
   * Where calls go: the key is a path pattern such as `/lab/{*component}`, the value the rules for it.
   */
  routes: {
    [k: string]: RouteRule[];
  };
}

/**
 * Where the runtime keeps runs and blobs; `type` tells which kind of store.
 */
export type StateStoreConfig =
  | {
      /**
       * The word that selects this variant.
       */
      type: "inMemory";
    }
  | (SqliteStateStoreConfig & {
      /**
       * The word that selects this variant.
       */
      type: "sqlite";
    });
