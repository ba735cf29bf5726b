// Generated from schemas/v0/config.json by `npm run generate`. Do not edit.

/**
 * The file `stepflow-config.yml` of runtime 0.9, which defines the sources of components and the routes to them.
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
   * Store of runs and blobs. Default: memory.
   */
  stateStore?: StateStoreConfig;
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
 * A worker with this protocol.
 */
export type StepflowPluginConfig = StepflowTransport;

/**
 * How to reach a worker: either by a `command` to start or by a `url` to call.
 */
export type StepflowTransport =
  | {
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
  | {
      /**
       * URL of the worker. The runtime POSTs to exactly this URL, which includes path and query. `user:password@` in it is sent as a Basic authorization header.
       */
      url: string;
    };

/**
 * The components of the runtime itself. They have no settings.
 */
export type BuiltinPluginConfig = unknown;

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
  | FlowResult;

/**
 * A source of components, to which routes refer by name.
 */
export type SupportedPluginConfig = SupportedPlugin;

/**
 * A source of components. `type` selects the kind.
 */
export type SupportedPlugin =
  | (StepflowPluginConfig & {
      /**
       * Value that selects this variant.
       */
      type: "stepflow";
    })
  | (BuiltinPluginConfig & {
      /**
       * Value that selects this variant.
       */
      type: "builtin";
    })
  | (MockPlugin & {
      /**
       * Value that selects this variant.
       */
      type: "mock";
    })
  | (McpPluginConfig & {
      /**
       * Value that selects this variant.
       */
      type: "mcp";
    });

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
   * Largest number of open connections.
   */
  maxConnections?: number;
  /**
   * Whether to create or update the tables at start.
   */
  autoMigrate?: boolean;
}

/**
 * The part of the configuration that assigns component paths to plugins.
 */
export interface RoutingConfig {
  /**
   * Routes of calls: each key is a path pattern such as `/lab/{*component}`, each value the rules for it.
   */
  routes: {
    [k: string]: RouteRule[];
  };
}

/**
 * Store of runs and blobs. `type` selects the kind.
 */
export type StateStoreConfig =
  | {
      /**
       * Value that selects this variant.
       */
      type: "inMemory";
    }
  | (SqliteStateStoreConfig & {
      /**
       * Value that selects this variant.
       */
      type: "sqlite";
    });
