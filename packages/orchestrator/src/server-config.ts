import { join, resolve } from "node:path";
import { minorOf } from "./server-version.ts";
import { toCallingPlugin, toQueuePlugin, type WorkerMount } from "./worker-mount.ts";

/** Pauses between attempts. */
export type Backoff =
  | { readonly type: "constant"; readonly delayMs: number }
  | {
      readonly type: "exponential";
      readonly minDelayMs?: number;
      readonly maxDelayMs?: number;
      readonly factor?: number;
    }
  | { readonly type: "fibonacci"; readonly minDelayMs?: number; readonly maxDelayMs?: number };

/** How the runtime repeats executions that failed on the way. 0.9 repeats nothing and has no such settings (docs/internals/wire.md#set-up-a-real-runtime). */
export interface RetrySettings {
  /** Attempts after the first. Default: 2 on 0.10, 3 from 0.11 on. */
  readonly maxRetries?: number;
  readonly backoff?: Backoff;
}

/** The Blob HTTP API of 0.10 and later; left out on 0.9, which has none. */
export interface BlobApiSettings {
  /** False: workers are not told its address (it is served nevertheless). */
  readonly enabled?: boolean;
  /** The address that workers are told; by default the server's own on 127.0.0.1. */
  readonly url?: string;
  /** Inputs above this many bytes of JSON are sent as references; 0 switches that off. The server's default is 1,048,576. */
  readonly blobThreshold?: number;
}

/** What {@link createConfig} makes a configuration of. */
export interface ConfigSettings {
  /** Workers by name. The components of `text` are reached as `/text/…`, those of the runtime itself as `/builtin/…`. */
  readonly workers: Readonly<Record<string, WorkerMount>>;
  readonly retry?: RetrySettings | undefined;
  readonly blobApi?: BlobApiSettings | undefined;
  /** Folder for a database, so that flows, runs and blobs outlive the server; without it they are kept in memory. */
  readonly dataDir?: string | undefined;
}

/** A server configuration, as it is written to `stepflow-config.yml`. */
export type ServerConfig = Readonly<Record<string, unknown>>;

/**
 * Makes a configuration in the spelling of this version.
 *
 * @throws TypeError for a worker's name that cannot be a route; OrchestratorError for a worker that this version cannot reach.
 */
export function createConfig(version: string, settings: ConfigSettings): ServerConfig {
  const minor = minorOf(version);
  const plugins: Record<string, unknown> = { builtin: { type: "builtin" } };
  const routes: Record<string, unknown> = { [toRoute(minor, "builtin")]: [{ plugin: "builtin" }] };
  for (const [name, worker] of Object.entries(settings.workers)) {
    checkName(name);
    plugins[name] =
      minor < 12
        ? { ...toCallingPlugin(name, worker), ...pluginRetry(minor, settings.retry) }
        : toQueuePlugin(name, worker);
    routes[toRoute(minor, name)] = [{ plugin: name }];
  }
  return {
    plugins,
    routes,
    ...topLevelRetry(minor, settings.retry),
    ...blobApi(minor, settings),
    ...storage(minor, settings),
  };
}

/** Since 0.13 the paths below come from the worker itself. */
function toRoute(minor: number, name: string): string {
  return minor < 13 ? `/${name}/{*component}` : `/${name}`;
}

function checkName(name: string): void {
  if (name === "builtin") throw new TypeError('A worker cannot be called "builtin": that is the runtime\'s own');
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) {
    throw new TypeError(
      `A worker's name becomes part of a path: letters, digits, "_" and "-" only, got ${JSON.stringify(name)}`,
    );
  }
}

// 0.10 counts attempts per plugin, later versions retry at the top.
function pluginRetry(minor: number, retry: RetrySettings | undefined): Record<string, unknown> {
  if (minor !== 10 || retry === undefined) return {};
  const { maxRetries, backoff } = retry;
  const attempts = maxRetries === undefined ? {} : { maxAttempts: maxRetries + 1 };
  return { retry: { ...attempts, ...(backoff === undefined ? {} : { backoff }) } };
}

function topLevelRetry(minor: number, retry: RetrySettings | undefined): Record<string, unknown> {
  if (minor < 11 || retry === undefined) return {};
  const { maxRetries, backoff } = retry;
  const retries = maxRetries === undefined ? {} : { transportMaxRetries: maxRetries };
  return { retry: { ...retries, ...(backoff === undefined ? {} : { backoff }) } };
}

function blobApi(minor: number, settings: ConfigSettings): Record<string, unknown> {
  return minor < 10 || settings.blobApi === undefined ? {} : { blobApi: settings.blobApi };
}

function storage(minor: number, settings: ConfigSettings): Record<string, unknown> {
  if (settings.dataDir === undefined) return {};
  const file = join(resolve(settings.dataDir), "stepflow.db");
  return { [minor < 10 ? "stateStore" : "storageConfig"]: { type: "sqlite", databaseUrl: `sqlite:${file}?mode=rwc` } };
}
