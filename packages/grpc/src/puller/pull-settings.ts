import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import type { Logger, WorkerBehavior } from "@stepflow/worker";
import { checkBehavior, DEFAULTS } from "@stepflow/worker/carrier";
import { createStderrLogger, type PulledBehavior, type PullOptions } from "@stepflow/worker/node";
import { toServerUrl } from "../rpc/server-url.ts";

/** Options with nothing left open. */
export interface PullSettings extends PulledBehavior {
  readonly tasksUrl: string;
  readonly queue: string;
  readonly concurrency: number;
  readonly blobUrl: string | undefined;
  readonly blobThresholdBytes: number;
  readonly drainMs: number;
  readonly handleSignals: boolean;
  readonly logger: Logger;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a runtime listens unless it is told otherwise. */
const DEFAULT_TASKS_URL = "127.0.0.1:7840";
const DEFAULT_CONCURRENCY = 10;

/**
 * The options of the call win over the environment, and that over the worker's own.
 *
 * @throws TypeError for what cannot be meant, naming the option or the variable.
 */
export function resolvePullSettings(
  worker: { readonly name: string; readonly behavior: WorkerBehavior },
  options: PullOptions,
  env: Environment,
): PullSettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as PullOptions;
  const own = worker.behavior;
  const graceSecs = readNumber(env, "STEPFLOW_SHUTDOWN_GRACE_SECS");
  const settings: PullSettings = {
    ...own,
    ...given,
    tasksUrl: readUrl(given.tasksUrl, "tasksUrl", env, "STEPFLOW_TASKS_URL") ?? toServerUrl(DEFAULT_TASKS_URL, ""),
    blobUrl: readUrl(given.blobUrl, "blobUrl", env, "STEPFLOW_BLOB_URL"),
    queue: given.queue ?? env["STEPFLOW_QUEUE_NAME"]?.trim() ?? "",
    concurrency:
      given.concurrency ?? readNumber(env, "STEPFLOW_MAX_CONCURRENT") ?? own.concurrency ?? DEFAULT_CONCURRENCY,
    blobThresholdBytes: given.blobThresholdBytes ?? readNumber(env, "STEPFLOW_BLOB_THRESHOLD_BYTES") ?? 0,
    drainMs: given.drainMs ?? (graceSecs === undefined ? DEFAULTS.drainMs : Math.round(graceSecs * 1_000)),
    handleSignals: given.handleSignals ?? true,
    logger: given.logger ?? own.logger ?? createStderrLogger({ name: worker.name }),
  };
  checkSettings(settings);
  checkBehavior(settings);
  return settings;
}

function checkSettings({ queue, concurrency, blobThresholdBytes, drainMs }: PullSettings): void {
  if (typeof queue !== "string" || queue === "") {
    throw new TypeError(
      "Set queue, or STEPFLOW_QUEUE_NAME, to the queueName of the plugin in the runtime's configuration.",
    );
  }
  checkRange("concurrency (STEPFLOW_MAX_CONCURRENT)", concurrency, 1, Number.MAX_SAFE_INTEGER);
  checkRange("blobThresholdBytes (STEPFLOW_BLOB_THRESHOLD_BYTES)", blobThresholdBytes, 0, Number.MAX_SAFE_INTEGER);
  checkRange("drainMs (STEPFLOW_SHUTDOWN_GRACE_SECS)", drainMs, 0, MAX_TIMER_MS);
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new TypeError(`${name} must be a whole number ${range}, got ${value}.`);
}

function readUrl(given: string | undefined, option: string, env: Environment, name: string): string | undefined {
  if (given !== undefined) return toServerUrl(given, option);
  const text = env[name]?.trim();
  return text ? toServerUrl(text, name) : undefined;
}

function readNumber(env: Environment, name: string): number | undefined {
  const text = env[name]?.trim();
  if (!text) return undefined;
  const number = Number(text);
  if (Number.isFinite(number)) return number;
  throw new TypeError(`${name} must be a number, got ${JSON.stringify(text)}.`);
}
