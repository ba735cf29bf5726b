import { checkOptionNames, MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { Logger, WorkerBehavior } from "@stepflow/worker";
import { checkBehavior, DEFAULTS, PULL_NAMES } from "@stepflow/worker/carrier";
import { createStderrLogger, type PulledBehavior, type PullOptions, type StrayPolicy } from "@stepflow/worker/node";
import { MAX_ANSWER_BYTES } from "../rpc/channel.ts";
import { type Scheme, schemeOf, toServerUrl } from "../rpc/server-url.ts";
import { readTlsSettings, type TlsSettings } from "./tls-settings.ts";

/** The options of `pull` with defaults and environment applied. */
export interface PullSettings extends PulledBehavior, TlsSettings {
  readonly tasksUrl: string;
  readonly queue: string;
  readonly bodyLimitBytes: number;
  readonly concurrency: number;
  readonly blobUrl: string | undefined;
  readonly blobThresholdBytes: number;
  readonly drainMs: number;
  readonly handleSignals: boolean;
  readonly onStray: StrayPolicy | undefined;
  readonly logger: Logger;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Default address of a runtime. */
const DEFAULT_TASKS_URL = "127.0.0.1:7840";
const DEFAULT_CONCURRENCY = 10;

/**
 * Resolves the settings: options of the call take precedence over the environment, and the environment over the worker's
 * own behavior.
 *
 * @throws TypeError for an invalid value; it names the option or the variable
 */
export function resolvePullSettings(
  worker: { readonly name: string; readonly behavior: WorkerBehavior },
  options: PullOptions,
  env: Environment,
): PullSettings {
  checkOptionNames("pull", options, PULL_NAMES);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as PullOptions;
  const own = worker.behavior;
  const graceSecs = readNumber(env, "STEPFLOW_SHUTDOWN_GRACE_SECS");
  const scheme: Scheme = given.tls === undefined ? "http" : "https";
  const tasksUrl =
    readUrl(given.tasksUrl, "tasksUrl", env, "STEPFLOW_TASKS_URL", scheme) ??
    toServerUrl(DEFAULT_TASKS_URL, "", scheme);
  const settings: PullSettings = {
    ...own,
    ...given,
    tasksUrl,
    ...readTlsSettings(given.tls, env, tasksUrl),
    blobUrl: readUrl(given.blobUrl, "blobUrl", env, "STEPFLOW_BLOB_URL", schemeOf(tasksUrl)),
    queue: given.queue ?? env["STEPFLOW_QUEUE_NAME"]?.trim() ?? "",
    concurrency:
      given.concurrency ?? readNumber(env, "STEPFLOW_MAX_CONCURRENT") ?? own.concurrency ?? DEFAULT_CONCURRENCY,
    bodyLimitBytes: given.bodyLimitBytes ?? own.bodyLimitBytes ?? MAX_ANSWER_BYTES,
    blobThresholdBytes: given.blobThresholdBytes ?? readNumber(env, "STEPFLOW_BLOB_THRESHOLD_BYTES") ?? 0,
    drainMs: given.drainMs ?? (graceSecs === undefined ? DEFAULTS.drainMs : Math.round(graceSecs * 1_000)),
    handleSignals: given.handleSignals ?? true,
    onStray: given.onStray,
    logger: given.logger ?? own.logger ?? createStderrLogger({ name: worker.name }),
  };
  checkSettings(settings);
  checkBehavior(settings);
  return settings;
}

function checkSettings({ queue, concurrency, blobThresholdBytes, drainMs, onStray }: PullSettings): void {
  if (typeof queue !== "string" || queue === "") {
    throw new TypeError(
      "Set queue, or STEPFLOW_QUEUE_NAME, to the queueName of the plugin in the runtime's configuration.",
    );
  }
  if (onStray !== undefined && onStray !== "continue" && onStray !== "drain")
    throw new TypeError(`onStray must be "continue" or "drain", got ${JSON.stringify(onStray)}.`);
  checkRange("concurrency (STEPFLOW_MAX_CONCURRENT)", concurrency, 1, Number.MAX_SAFE_INTEGER);
  checkRange("blobThresholdBytes (STEPFLOW_BLOB_THRESHOLD_BYTES)", blobThresholdBytes, 0, Number.MAX_SAFE_INTEGER);
  checkRange("drainMs (STEPFLOW_SHUTDOWN_GRACE_SECS)", drainMs, 0, MAX_TIMER_MS);
}

function checkRange(name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  throw new TypeError(`${name} must be a whole number ${range}, got ${value}.`);
}

function readUrl(
  given: string | undefined,
  option: string,
  env: Environment,
  name: string,
  scheme: Scheme,
): string | undefined {
  if (given !== undefined) return toServerUrl(given, option, scheme);
  const text = env[name]?.trim();
  return text ? toServerUrl(text, name, scheme) : undefined;
}

function readNumber(env: Environment, name: string): number | undefined {
  const text = env[name]?.trim();
  if (!text) return undefined;
  const number = Number(text);
  if (Number.isFinite(number)) return number;
  throw new TypeError(`${name} must be a number, got ${JSON.stringify(text)}.`);
}
