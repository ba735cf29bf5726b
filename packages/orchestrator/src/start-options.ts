import type { FindServerOptions } from "./find-server.ts";
import type { LocalWorker } from "./local-workers.ts";
import type { BlobApiSettings, RetrySettings, ServerConfig } from "./server-config.ts";
import type { WorkerMount } from "./worker-mount.ts";

/** Log level of the server's own code; its libraries never log below `warn`. */
export type ServerLogLevel = "trace" | "debug" | "info" | "warn" | "error";

/** Options of {@link startOrchestrator}: either `config` or `workers`. */
export interface StartOrchestratorOptions extends Pick<FindServerOptions, "binary" | "cacheDir"> {
  /** Exact version of `stepflow-server`, such as `0.11.1`. */
  readonly version: string;
  /** A whole configuration, or the path of a configuration file. */
  readonly config?: ServerConfig | string | undefined;
  /** Workers by name: the components of `text` are reached as `/text/…`, the runtime's own as `/builtin/…`. */
  readonly workers?: Readonly<Record<string, WorkerMount | LocalWorker>> | undefined;
  /** With `workers` only. */
  readonly retry?: RetrySettings | undefined;
  /** With `workers` only. */
  readonly blobApi?: BlobApiSettings | undefined;
  /** With `workers` only: folder for a database, so that flows, runs and blobs outlive the server. */
  readonly dataDir?: string | undefined;
  /** Working folder of workers that the server starts; default: the folder of the configuration file. */
  readonly cwd?: string | undefined;
  /** Default 0: a free port, chosen by the server itself. */
  readonly port?: number | undefined;
  /** Default `warn`. */
  readonly logLevel?: ServerLogLevel | undefined;
  /** Added to this process's environment for the server; up to 0.11 workers get only what their own `env` says. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Ends the start, not the running server. */
  readonly signal?: AbortSignal | undefined;
  /** Told about the installation, a line at a time; default: a line on stderr. */
  readonly onProgress?: ((message: string) => void) | undefined;
  /** Told each line of the server's log. */
  readonly onLog?: ((line: string) => void) | undefined;
  /** How long the server may take until it is healthy, in milliseconds, default 60,000. */
  readonly startTimeoutMs?: number | undefined;
  /** How long `close()` waits before it kills, in milliseconds, default 5,000. */
  readonly stopTimeoutMs?: number | undefined;
}

/** Variables by which a server can be set up; ours come as arguments, and stray ones must not change it. */
const SERVER_VARIABLE =
  /^STEPFLOW_(?:PORT|CONFIG|LOG_\w+|OTHER_LOG_LEVEL|TRACE_ENABLED|METRICS_ENABLED|OTLP_ENDPOINT|ORCHESTRATOR_ID|ORCHESTRATOR_URL)$/;

/** The environment of the server's process. */
export function serverEnvironment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !SERVER_VARIABLE.test(name));
  return { ...Object.fromEntries(inherited), ...added };
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

/**
 * Checks what types cannot.
 *
 * @throws TypeError naming the option.
 */
export function checkStartOptions(options: StartOrchestratorOptions): void {
  const { config, workers, port } = options;
  if ((config === undefined) === (workers === undefined)) {
    throw new TypeError("startOrchestrator needs either `workers` or `config`");
  }
  for (const name of ["retry", "blobApi", "dataDir"] as const) {
    if (config !== undefined && options[name] !== undefined) {
      throw new TypeError(`\`${name}\` belongs to \`workers\`; put it into \`config\` itself`);
    }
  }
  if (typeof config === "string" && options.cwd !== undefined) {
    throw new TypeError("`cwd` cannot be combined with the path of a configuration: its folder is the working folder");
  }
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new RangeError(`port must be 0 to 65535, got ${port}`);
  }
}
