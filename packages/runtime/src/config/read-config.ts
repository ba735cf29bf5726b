import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { ConfigV1 } from "@stepflow/protocol/documents";
import { messageOf } from "@stepflow/protocol/internal";
import type { BlobApiOptions } from "../blobs/blob-api-options.ts";
import type { EngineOptions } from "../engine/engine.ts";
import type { DiagnosticLevel } from "../flow/diagnostic-kinds.ts";
import type { Findings } from "../flow/findings.ts";
import { readSourceText } from "../flow/source-text.ts";
import type { Routes } from "../routes/route-table.ts";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import type { PluginRetry } from "../workers/plugin-retry.ts";
import type { QueuePlugin } from "../workers/queue-plugin.ts";
import type { CommandWorker, UrlWorker } from "../workers/worker-source.ts";
import { checkConfig } from "./check-config.ts";
import { type ConfigIssue, describeIssue, InvalidConfigError } from "./invalid-config-error.ts";
import { mountRoutes } from "./mount-routes.ts";
import { readQueuePlugin } from "./queue-plugin.ts";
import { SubstitutionError, substituteVariables } from "./substitute-variables.ts";

/** A configuration in the form that the runtime uses. */
export interface RuntimeConfig {
  readonly workers: Readonly<Record<string, UrlWorker | CommandWorker>>;
  /** Queues from which workers pull, by the name of the worker. */
  readonly queues: Readonly<Record<string, QueuePlugin>>;
  /** Names of the plugins of type `builtin`. */
  readonly builtins: readonly string[];
  readonly routes: Routes;
  /** Retry rules for all workers, as 0.11 has them. */
  readonly retry: EngineOptions["retry"];
  /** Retry rules by worker, as 0.10 has them; undefined if there are none. */
  readonly pluginRetries: Readonly<Record<string, PluginRetry>> | undefined;
  readonly blobApi: BlobApiOptions;
  /** Warnings about members without effect, with file, line and column. */
  readonly warnings: readonly string[];
}

/**
 * Reads a `stepflow-config.yml`. Commands run in its folder, or in its `workingDirectory`.
 *
 * @throws InvalidConfigError with file, line and column of every fault.
 */
export async function readConfig(from: string | URL, version: RuntimeVersion | undefined): Promise<RuntimeConfig> {
  const file = resolve(typeof from === "string" ? from : fileURLToPath(from));
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    const message = `cannot be read: ${messageOf(error)}`;
    throw new InvalidConfigError(file, [{ message, pointer: "" }], error);
  });
  const { value, findings } = readSourceText(text, isRepeatable);
  if (!findings.hasFatal) checkConfig(value, version, findings);
  throwIfFatal(file, findings);
  const config = toRuntimeConfig(value as ConfigV1.Config, dirname(file), version, findings);
  throwIfFatal(file, findings);
  const warnings = issuesOf(findings, "warning").map((issue) => describeIssue(file, issue));
  return { ...config, warnings };
}

/** Whether runtimes accept a repeated member. They do so in objects whose names are free, as those of plugins. */
function isRepeatable(place: readonly (string | number)[]): boolean {
  const [section, , setting] = place;
  if (section === "plugins") return place.length === 2 || (place.length === 4 && setting === "env");
  return section === "routes" && place.length === 2;
}

function throwIfFatal(file: string, findings: Findings): void {
  if (findings.hasFatal) throw new InvalidConfigError(file, issuesOf(findings, "fatal"));
}

function issuesOf(findings: Findings, wanted: DiagnosticLevel): ConfigIssue[] {
  return findings.all
    .filter(({ level }) => level === wanted)
    .map(({ message, pointer, line, column }) => ({ message: ofConfig(message), pointer, line, column }));
}

/** Adapts a message of the document reader, which is worded for flows. */
function ofConfig(message: string): string {
  return message.replace(/a flow must be one document$/, "a configuration must be one document");
}

function toRuntimeConfig(
  config: ConfigV1.Config,
  folder: string,
  version: RuntimeVersion | undefined,
  findings: Findings,
): Omit<RuntimeConfig, "warnings"> {
  const { plugins, workingDirectory } = config;
  const { routes, queues } = mountRoutes(config.routes);
  const cwd = typeof workingDirectory === "string" ? resolve(folder, workingDirectory) : folder;
  const workers = Object.entries(plugins).flatMap(([name, plugin]): [string, UrlWorker | CommandWorker][] => {
    if (plugin.type !== "stepflow") return [];
    const fill = (text: string, ...place: (string | number)[]): string =>
      substituted(text, ["plugins", name, ...place], findings);
    return [[name, isCommandPlugin(plugin) ? toCommand(plugin, cwd, fill) : { url: plugin.url }]];
  });
  const isQueue = (name: string): boolean =>
    (plugins[name] as { readonly type?: unknown } | undefined)?.type === "grpc";
  const queueOf = (name: string, queueName?: unknown): QueuePlugin =>
    readQueuePlugin({ ...plugins[name] }, cwd, queueName);
  const ownQueues = Object.keys(plugins)
    .filter(isQueue)
    .map((name) => [name, queueOf(name)] as const);
  const routed = [...queues].map(([name, { plugin, queueName }]) => [name, queueOf(plugin, queueName)] as const);
  return {
    queues: Object.fromEntries([...ownQueues, ...routed]),
    // Assigning to a member named `__proto__` would set the prototype and lose the worker.
    workers: Object.fromEntries(workers),
    builtins: Object.keys(plugins).filter((name) => plugins[name]?.type === "builtin"),
    routes,
    retry: semanticsOf(version).configRetry === "top" ? retryOf(config) : undefined,
    pluginRetries: semanticsOf(version).configRetry === "plugin" ? pluginRetriesOf(config) : undefined,
    blobApi: semanticsOf(version).hasBlobApi ? blobApiOf(config) : {},
  };
}

type Fill = (text: string, ...place: (string | number)[]) => string;

/** Whether a plugin is a command. The member for the other kind may be null. */
function isCommandPlugin(plugin: ConfigV1.StepflowPluginConfig): plugin is typeof plugin & ConfigV1.CommandTransport {
  return "command" in plugin && typeof plugin.command === "string";
}

function toCommand(
  { command, args = [], env = {}, healthCheck }: ConfigV1.CommandTransport,
  cwd: string,
  fill: Fill,
): CommandWorker {
  return {
    command,
    args: args.map((text, index) => fill(text, "args", index)),
    env: Object.fromEntries(Object.entries(env).map(([name, text]) => [name, fill(text, "env", name)])),
    cwd,
    healthCheck: healthCheck ?? undefined,
  };
}

function substituted(text: string, place: readonly (string | number)[], findings: Findings): string {
  try {
    return substituteVariables(text, process.env);
  } catch (error) {
    if (!(error instanceof SubstitutionError)) throw error;
    findings.add({ kind: "malformedFlow", place, message: error.message });
    return text;
  }
}

function retryOf({ retry }: ConfigV1.Config): EngineOptions["retry"] {
  return retry && { maxRetries: retry.transportMaxRetries, backoff: retry.backoff };
}

function pluginRetriesOf({ plugins }: ConfigV1.Config): Record<string, PluginRetry> | undefined {
  const own = Object.entries(plugins).flatMap(([name, plugin]): [string, PluginRetry][] =>
    plugin.type === "stepflow" && plugin.retry !== undefined ? [[name, plugin.retry]] : [],
  );
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

function blobApiOf({ blobApi = {} }: ConfigV1.Config): BlobApiOptions {
  const { enabled, url, blobThreshold } = blobApi;
  return { enabled, url: url ?? undefined, thresholdBytes: blobThreshold ?? undefined };
}
