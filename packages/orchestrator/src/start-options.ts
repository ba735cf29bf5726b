import { checkOptionNames, MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { BlobApiSettings, RetrySettings, ServerConfig } from "./config/server-config.ts";
import type { FindServerOptions } from "./install/find-server.ts";
import type { LocalWorker } from "./workers/local-workers.ts";
import type { WorkerMount } from "./workers/worker-mount.ts";

/** Log level of the server's own code. Its libraries log `warn` and above, or `error` only. */
export type ServerLogLevel = "trace" | "debug" | "info" | "warn" | "error";

/** Command that starts a server. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** Options of {@link startOrchestrator}. They contain either `workers` or `config`. */
export interface StartOrchestratorOptions extends Pick<FindServerOptions, "binary" | "cacheDir"> {
  /** Exact version of `stepflow-server`, such as `0.11.1`. */
  readonly version: string;
  /** A complete configuration, or the path of a configuration file. Required without `workers`. */
  readonly config?: ServerConfig | string | undefined;
  /** Workers by name. Flows call the components of the worker `text` by paths that start with `/text/`. Required without `config`. */
  readonly workers?: Readonly<Record<string, WorkerMount | LocalWorker>> | undefined;
  /**
   * Retries after transport failures. Only with `workers`.
   *
   * @default the server's own
   */
  readonly retry?: RetrySettings | undefined;
  /**
   * Settings of the Blob HTTP API. Only with `workers`.
   *
   * @default the server's own
   */
  readonly blobApi?: BlobApiSettings | undefined;
  /**
   * Folder for a SQLite database, so that flows, runs and blobs outlive the server. A missing folder is created for this user only. Only with
   * `workers`.
   *
   * @default undefined, which keeps them in memory
   */
  readonly dataDir?: string | undefined;
  /**
   * Working directory of workers that the server starts.
   *
   * @default the current folder, or the folder of the file if `config` is a path
   */
  readonly cwd?: string | undefined;
  /**
   * TCP port of the server. 0 lets the server choose a free one.
   *
   * @default 0
   */
  readonly port?: number | undefined;
  /**
   * Log level of the server.
   *
   * @default "warn"
   */
  readonly logLevel?: ServerLogLevel | undefined;
  /**
   * Variables that are added to this process's environment for the server. Up to 0.11 workers get their own `env` only.
   *
   * @default {}
   */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Aborts the start. It has no effect on the running server. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called with each progress message of the installation, one line at a time.
   *
   * @default writes the line to stderr
   */
  readonly onProgress?: ((message: string) => void) | undefined;
  /**
   * Called with each line of the server's log, also during the start. It contains what workers that the server starts write to stderr: since
   * 0.12 as they write it, up to 0.11 only with the `logLevel` `debug` or `trace`, in lines with `Component stderr: `. Other workers
   * write to the stderr of their own process. An error of the function is reported on stderr once, and changes nothing else.
   *
   * @default undefined. The last 2,000 lines are in `logs`.
   */
  readonly onLog?: ((line: string) => void) | undefined;
  /**
   * Called with the process id as soon as the server's process exists, before it is ready. A program can use it to end the server even if it is
   * killed itself. An error of the function is reported on stderr once, and changes nothing else.
   */
  readonly onSpawn?: ((pid: number) => void) | undefined;
  /**
   * Changes the command that starts the server, so that it can run under another program. That program must become the server (`exec`), or pass on
   * its output and signals.
   *
   * @default starts the server itself
   */
  readonly wrapCommand?: ((command: ServerCommand) => ServerCommand) | undefined;
  /**
   * Time limit in milliseconds until the server is ready.
   *
   * @default 60_000
   */
  readonly startTimeoutMs?: number | undefined;
  /**
   * Time in milliseconds from SIGTERM to SIGKILL in `close()`.
   *
   * @default 5_000
   */
  readonly stopTimeoutMs?: number | undefined;
}

/** Variables that configure a server. They are not inherited, because the settings are passed as arguments. */
const SERVER_VARIABLE =
  /^STEPFLOW_(?:PORT|CONFIG|LOG_\w+|OTHER_LOG_LEVEL|TRACE_ENABLED|METRICS_ENABLED|OTLP_ENDPOINT|ORCHESTRATOR_ID|ORCHESTRATOR_URL)$/;

/** The environment of the server's process. */
export function serverEnvironment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !SERVER_VARIABLE.test(name));
  const variables = Object.fromEntries(inherited);
  return { ...variables, ...withoutProxy(variables), ...added };
}

const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "::1"];

/** Variables by which the server reaches workers of this machine directly. It would send even requests to 127.0.0.1 to a proxy. */
function withoutProxy(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!Object.keys(variables).some((name) => /^(https?|all)_proxy$/i.test(name))) return {};
  const listed = `${variables["no_proxy"] ?? ""},${variables["NO_PROXY"] ?? ""}`.split(",").map((host) => host.trim());
  const hosts = [...new Set([...listed, ...LOOPBACK])].filter((host) => host !== "").join(",");
  return { NO_PROXY: hosts, no_proxy: hosts };
}

/** The arguments of the server's process. */
export function serverArguments(configFile: string, options: StartOrchestratorOptions): string[] {
  const { port = 0, logLevel = "warn" } = options;
  return [
    ...["--port", String(port)],
    ...["--config", configFile],
    ...["--log-level", logLevel, "--other-log-level", logLevel === "error" ? "error" : "warn"],
  ];
}

const NAMES = {
  version: true,
  config: true,
  workers: true,
  retry: true,
  blobApi: true,
  dataDir: true,
  cwd: true,
  port: true,
  logLevel: true,
  env: true,
  signal: true,
  onProgress: true,
  onLog: true,
  startTimeoutMs: true,
  stopTimeoutMs: true,
  binary: true,
  onSpawn: true,
  wrapCommand: true,
  cacheDir: true,
} as const satisfies Readonly<Record<keyof StartOrchestratorOptions, true>>;

/**
 * Checks what the types cannot express.
 *
 * @throws TypeError or RangeError naming the option.
 */
export function checkStartOptions(options: StartOrchestratorOptions): void {
  checkOptionNames("startOrchestrator", options, NAMES);
  const { config, workers, port } = options;
  if ((config === undefined) === (workers === undefined)) {
    throw new TypeError("startOrchestrator needs either `workers` or `config`.");
  }
  for (const name of ["retry", "blobApi", "dataDir"] as const) {
    if (config !== undefined && options[name] !== undefined) {
      throw new TypeError(
        `The option \`${name}\` can only be combined with \`workers\`. Put it into \`config\` itself.`,
      );
    }
  }
  if (typeof config === "string" && options.cwd !== undefined) {
    throw new TypeError(
      "`cwd` cannot be combined with the path of a configuration: the folder of that file is the working directory.",
    );
  }
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new RangeError(`port must be an integer from 0 to 65535. Got ${port}.`);
  }
  const { logLevel, startTimeoutMs, stopTimeoutMs } = options;
  if (logLevel !== undefined && !LOG_LEVELS.includes(logLevel)) {
    throw new TypeError(`logLevel must be one of ${LOG_LEVELS.join(", ")}. Got ${JSON.stringify(logLevel)}.`);
  }
  for (const [name, value] of Object.entries({ startTimeoutMs, stopTimeoutMs })) checkTimeout(name, value);
}

const LOG_LEVELS: readonly ServerLogLevel[] = ["trace", "debug", "info", "warn", "error"];

/** `setTimeout` treats `NaN`, negative and longer times as 0. */
function checkTimeout(name: string, value: number | undefined): void {
  if (value === undefined || (typeof value === "number" && value >= 0 && value <= MAX_TIMER_MS)) return;
  const given = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw new RangeError(`${name} must be a number of milliseconds from 0 to ${MAX_TIMER_MS}. Got ${given}.`);
}
