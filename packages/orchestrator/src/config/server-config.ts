import { join, resolve } from "node:path";
import { defined } from "@stepflow/protocol/internal";
import { type ServerTraits, traitsOf } from "../server-traits.ts";
import { toCallingPlugin, toQueuePlugin, type WorkerMount } from "../workers/worker-mount.ts";

/** Pauses between attempts, in milliseconds. */
export type Backoff =
  | { readonly type: "constant"; readonly delayMs: number }
  | {
      readonly type: "exponential";
      readonly minDelayMs?: number | undefined;
      readonly maxDelayMs?: number | undefined;
      readonly factor?: number | undefined;
    }
  | { readonly type: "fibonacci"; readonly minDelayMs?: number | undefined; readonly maxDelayMs?: number | undefined };

/** How the runtime repeats executions after a transport failure. Runtime 0.9 ignores it: it repeats nothing. */
export interface RetrySettings {
  /**
   * Attempts after the first one.
   *
   * @default 2 on 0.10, 3 from 0.11 on
   */
  readonly maxRetries?: number | undefined;
  /**
   * Pauses between the attempts.
   *
   * @default the server's own
   */
  readonly backoff?: Backoff | undefined;
}

/** Settings of the Blob HTTP API of runtimes since 0.10. Runtime 0.9 has no such API, so they are ignored there. */
export interface BlobApiSettings {
  /**
   * Whether `initialize` announces the API to workers. The server serves it in any case.
   *
   * @default true
   */
  readonly enabled?: boolean | undefined;
  /**
   * URL of the API that is announced to workers.
   *
   * @default the server's own URL on 127.0.0.1
   */
  readonly url?: string | undefined;
  /**
   * Input fields whose JSON is larger than this many bytes are sent as blob references; 0 sends none.
   *
   * @default 1_048_576
   */
  readonly blobThreshold?: number | undefined;
}

/** Settings of {@link createConfig}. */
export interface ConfigSettings {
  /** Workers by name. Flows call the components of the worker `text` by paths that start with `/text/`. */
  readonly workers: Readonly<Record<string, WorkerMount>>;
  /**
   * Retries after transport failures.
   *
   * @default the server's own
   */
  readonly retry?: RetrySettings | undefined;
  /**
   * Settings of the Blob HTTP API.
   *
   * @default the server's own
   */
  readonly blobApi?: BlobApiSettings | undefined;
  /**
   * Folder for a SQLite database, so that flows, runs and blobs outlive the server.
   *
   * @default undefined, which keeps them in memory
   */
  readonly dataDir?: string | undefined;
}

/** The content of a `stepflow-config.yml`. */
export type ServerConfig = Readonly<Record<string, unknown>>;

/**
 * Creates the configuration of a server in the form that this version reads.
 *
 * @throws TypeError if a worker's name cannot be part of a path, or its settings are invalid.
 * @throws OrchestratorError if this version cannot reach such a worker.
 *
 * @example
 * ```ts source="./server-config.examples.ts#createConfig"
 * const config = createConfig("0.11.1", {
 *   workers: {
 *     text: { url: "http://127.0.0.1:3000" },
 *     images: { command: process.execPath, args: ["images.js"] },
 *   },
 *   retry: { maxRetries: 2, backoff: { type: "constant", delayMs: 500 } },
 * });
 * await writeFile("stepflow-config.yml", JSON.stringify(config, null, 2)); // JSON is valid YAML
 * ```
 */
export function createConfig(version: string, settings: ConfigSettings): ServerConfig {
  const traits = traitsOf(version);
  const plugins: Record<string, unknown> = { builtin: { type: "builtin" } };
  const routes: Record<string, unknown> = { [toRoute(traits, "builtin")]: [{ plugin: "builtin" }] };
  for (const [name, worker] of Object.entries(settings.workers)) {
    checkName(name);
    plugins[name] = toPlugin(traits, name, worker, settings.retry);
    routes[toRoute(traits, name)] = [{ plugin: name }];
  }
  return {
    plugins,
    routes,
    ...topLevelRetry(traits, settings.retry),
    ...(traits.hasBlobApi ? defined({ blobApi: settings.blobApi }) : {}),
    ...storage(traits, settings.dataDir),
  };
}

function toPlugin(
  traits: ServerTraits,
  name: string,
  worker: WorkerMount,
  retry: RetrySettings | undefined,
): Record<string, unknown> {
  if (traits.transport === "grpc") return toQueuePlugin(name, worker);
  return { ...toCallingPlugin(name, worker), ...pluginRetry(traits, retry) };
}

function toRoute({ routes }: ServerTraits, name: string): string {
  return routes === "pattern" ? `/${name}/{*component}` : `/${name}`;
}

function checkName(name: string): void {
  if (name === "builtin")
    throw new TypeError('The worker name "builtin" is reserved for the components of the runtime itself.');
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) {
    throw new TypeError(
      `A worker's name becomes part of a path, so it may contain only letters, digits, "_" and "-". Got ${JSON.stringify(name)}.`,
    );
  }
}

function pluginRetry(traits: ServerTraits, retry: RetrySettings | undefined): Record<string, unknown> {
  if (traits.retry !== "plugin" || retry === undefined) return {};
  const { maxRetries, backoff } = retry;
  const maxAttempts = maxRetries === undefined ? undefined : maxRetries + 1;
  return { retry: defined({ maxAttempts, backoff }) };
}

function topLevelRetry(traits: ServerTraits, retry: RetrySettings | undefined): Record<string, unknown> {
  if (traits.retry !== "top" || retry === undefined) return {};
  return { retry: defined({ transportMaxRetries: retry.maxRetries, backoff: retry.backoff }) };
}

function storage({ storageSetting }: ServerTraits, dataDir: string | undefined): Record<string, unknown> {
  if (dataDir === undefined) return {};
  const file = join(resolve(dataDir), "stepflow.db");
  return { [storageSetting]: { type: "sqlite", databaseUrl: `sqlite:${file}?mode=rwc` } };
}
