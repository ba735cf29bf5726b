import { join, resolve } from "node:path";
import { defined } from "@stepflow/protocol/internal";
import { type ServerTraits, traitsOf } from "./server-traits.ts";
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
  if (name === "builtin") throw new TypeError('A worker cannot be called "builtin": that is the runtime\'s own');
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) {
    throw new TypeError(
      `A worker's name becomes part of a path: letters, digits, "_" and "-" only, got ${JSON.stringify(name)}`,
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
