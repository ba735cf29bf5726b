import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { ConfigV1 } from "@stepflow/protocol/documents";
import type { EngineOptions } from "../engine/engine.ts";
import type { Findings } from "../flow/findings.ts";
import type { RuntimeVersion } from "../flow/runtime-version.ts";
import { readSourceText } from "../flow/source-text.ts";
import type { Routes } from "../routes/route-table.ts";
import type { BlobApiOptions } from "../runtime.ts";
import type { CommandWorker, UrlWorker } from "../workers/worker-source.ts";
import { checkConfig } from "./check-config.ts";
import { type ConfigIssue, InvalidConfigError } from "./invalid-config-error.ts";
import { SubstitutionError, substituteVariables } from "./substitute-variables.ts";

/** A configuration as the runtime uses it. */
export interface RuntimeConfig {
  readonly workers: Readonly<Record<string, UrlWorker | CommandWorker>>;
  /** Names of plugins that stand for the built-in components. */
  readonly builtins: readonly string[];
  readonly routes: Routes;
  readonly retry: EngineOptions["retry"];
  readonly blobApi: BlobApiOptions;
  /** Settings that have no effect here. */
  readonly ignored: readonly string[];
}

const WITHOUT_EFFECT = ["storageConfig", "stateStore", "leaseManager", "recovery"];

/**
 * Reads a `stepflow-config.yml`. Commands run in its folder, or in its `workingDirectory`.
 *
 * @throws InvalidConfigError naming file, line and column of everything that is wrong.
 */
export async function readConfig(from: string | URL, version: RuntimeVersion | undefined): Promise<RuntimeConfig> {
  const file = resolve(typeof from === "string" ? from : fileURLToPath(from));
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    throw new InvalidConfigError(file, [{ message, pointer: "" }], error);
  });
  const { value, findings } = readSourceText(text);
  if (!findings.hasFatal) checkConfig(value, version, findings);
  throwIfFatal(file, findings);
  const config = toRuntimeConfig(value as ConfigV1.Config, dirname(file), findings);
  throwIfFatal(file, findings);
  return config;
}

function throwIfFatal(file: string, findings: Findings): void {
  if (!findings.hasFatal) return;
  const fatal = findings.all.filter(({ level }) => level === "fatal");
  const issues = fatal.map(({ message, pointer, line, column }): ConfigIssue => ({ message, pointer, line, column }));
  throw new InvalidConfigError(file, issues);
}

function toRuntimeConfig(config: ConfigV1.Config, folder: string, findings: Findings): RuntimeConfig {
  const { plugins, routes, blobApi = {}, workingDirectory } = config;
  const cwd = typeof workingDirectory === "string" ? resolve(folder, workingDirectory) : folder;
  const { enabled, url, blobThreshold } = blobApi;
  const workers: Record<string, UrlWorker | CommandWorker> = {};
  for (const [name, plugin] of Object.entries(plugins)) {
    if (plugin.type !== "stepflow") continue;
    const fill = (text: string, ...place: (string | number)[]): string =>
      substituted(text, ["plugins", name, ...place], findings);
    workers[name] = "url" in plugin ? { url: plugin.url } : toCommand(plugin, cwd, fill);
  }
  return {
    workers,
    builtins: Object.keys(plugins).filter((name) => plugins[name]?.type === "builtin"),
    routes,
    retry: retryOf(config),
    blobApi: {
      enabled,
      url: url ?? undefined,
      thresholdBytes: blobThreshold ?? undefined,
    },
    ignored: WITHOUT_EFFECT.filter((name) => Object.hasOwn(config, name)),
  };
}

type CommandPlugin = Extract<ConfigV1.StepflowPluginConfig, { command: string }>;
type Fill = (text: string, ...place: (string | number)[]) => string;

function toCommand(
  { command, args = [], env = {}, healthCheck }: CommandPlugin,
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

/** 0.11 has it for all plugins, 0.10 in each of them, counting the first attempt, too (wire.md §0). */
function retryOf({ retry, plugins }: ConfigV1.Config): EngineOptions["retry"] {
  if (retry !== undefined) return { maxRetries: retry.transportMaxRetries, backoff: retry.backoff };
  for (const plugin of Object.values(plugins)) {
    const own = plugin.type === "stepflow" ? plugin.retry : undefined;
    if (own === undefined) continue;
    return { maxRetries: own.maxAttempts === undefined ? undefined : own.maxAttempts - 1, backoff: own.backoff };
  }
  return undefined;
}
