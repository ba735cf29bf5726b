import { checkOptionNames, MAX_TIMER_MS, quoteUrl } from "@stepflow/protocol/internal";
import type { RuntimeDialect } from "./callbacks/runtime-dialect.ts";
import { checkRunLimits } from "./engine/run-limits.ts";
import { checkFiles } from "./files/file-access.ts";
import { checkRuns } from "./runs/open-runs.ts";
import type { RuntimeOptions } from "./runtime.ts";
import { checkRuntimeVersion, type RuntimeVersion, semanticsOf } from "./versions.ts";
import { isHttpUrl } from "./workers/http-url.ts";
import { isUrl, isWorkerSource } from "./workers/is-worker-source.ts";
import type { WorkerSource } from "./workers/worker-source.ts";

const DIALECTS: readonly RuntimeDialect[] = ["v0", "v1", "classic"];
const BACKOFFS: readonly unknown[] = ["constant", "exponential", "fibonacci"];

const NAMES = {
  workers: true,
  config: true,
  tasksPort: true,
  dialect: true,
  files: true,
  quirks: true,
  unknownFields: true,
  blobs: true,
  runs: true,
  blobApi: true,
  retry: true,
  limits: true,
  maxConcurrency: true,
  timeoutMs: true,
  slowAfterMs: true,
  maxAnswerBytes: true,
  clock: true,
  ids: true,
  retain: true,
  wrapCommand: true,
  intercept: true,
  logger: true,
  onEvent: true,
  onDiagnosis: true,
} as const satisfies Readonly<Record<keyof RuntimeOptions, true>>;

/** Checks options before anything is started. @throws TypeError or RangeError that names the remedy. */
export function checkOptions(options: RuntimeOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new TypeError("createRuntime: the options must be an object such as { workers: { text: worker } }.");
  }
  checkOptionNames("createRuntime", options, NAMES);
  const { workers = {}, dialect, quirks, blobs, maxConcurrency = 1, retry, timeoutMs, maxAnswerBytes } = options;
  checkWorkers(workers);
  checkRuntimeVersion("quirks", quirks);
  checkDialect(dialect, quirks);
  checkBlobs(blobs);
  checkRuns(options.runs);
  checkFiles(options.files);
  if (!(maxConcurrency >= 1)) throw new RangeError(`maxConcurrency must be at least 1, got ${maxConcurrency}.`);
  checkAbove0("timeoutMs", timeoutMs, MAX_TIMER_MS);
  checkAbove0("maxAnswerBytes", maxAnswerBytes);
  checkAbove0("slowAfterMs", options.slowAfterMs, MAX_TIMER_MS);
  checkPort(options.tasksPort);
  checkRetry(retry);
  checkRunLimits(options.limits);
  checkUnknownFields(options.unknownFields);
}

function checkUnknownFields(value: unknown): void {
  if (value === undefined || value === "refuse" || value === "report") return;
  throw new TypeError(`unknownFields must be "refuse" or "report", got ${show(value)}.`);
}

function checkAbove0(name: string, value: unknown, max = Number.POSITIVE_INFINITY): void {
  if (value === undefined) return;
  if (typeof value === "number" && value > 0 && value <= max) return;
  const limit = max === Number.POSITIVE_INFINITY ? "" : ` and at most ${max}`;
  throw new RangeError(`${name} must be above 0${limit}, got ${show(value)}.`);
}

function checkPort(value: unknown): void {
  if (value === undefined || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535)) return;
  throw new RangeError(`tasksPort must be a port from 0 to 65535, got ${show(value)}.`);
}

function checkRetry(retry: RuntimeOptions["retry"]): void {
  if (retry === undefined) return;
  if (typeof retry !== "object" || retry === null) {
    throw new TypeError(`retry must be an object such as { maxRetries: 3 }, got ${show(retry)}.`);
  }
  const { maxRetries = 0, backoff } = retry;
  if (!(maxRetries >= 0)) throw new RangeError(`retry.maxRetries must be at least 0, got ${maxRetries}.`);
  if (backoff !== undefined) checkBackoff(backoff);
}

function checkBackoff(backoff: unknown): void {
  const { type, factor, ...delays } = Object(backoff) as Readonly<Record<string, unknown>>;
  if (!BACKOFFS.includes(type)) {
    const known = BACKOFFS.map(show).join(", ");
    throw new TypeError(`retry.backoff.type must be one of ${known}, got ${show(type)}.`);
  }
  checkAbove0("retry.backoff.factor", factor);
  for (const name of ["delayMs", "minDelayMs", "maxDelayMs"]) {
    const value = delays[name];
    if (value === undefined || (typeof value === "number" && value >= 0 && value <= MAX_TIMER_MS)) continue;
    throw new RangeError(`retry.backoff.${name} must be from 0 to ${MAX_TIMER_MS}, got ${show(value)}.`);
  }
}

function show(value: unknown): string {
  return typeof value === "number" ? String(value) : String(JSON.stringify(value));
}

function checkWorkers(workers: unknown): void {
  if (typeof workers !== "object" || workers === null || isWorkerSource(workers)) {
    throw new TypeError(
      "createRuntime: workers must be an object of workers by name, such as { workers: { text: worker } }.",
    );
  }
  for (const [name, source] of Object.entries(workers)) {
    checkName(name);
    checkSource("createRuntime", name, source);
  }
}

/** Checks a worker. @throws TypeError that names the remedy. */
export function checkSource(method: string, name: string, source: unknown): void {
  if (isWorkerSource(source)) return checkUrl(name, source);
  const hint = typeof source === "string" ? `. Did you mean { url: ${JSON.stringify(source)} }?` : ".";
  throw new TypeError(
    `${method}: worker "${name}" must be a worker in this process (an object with fetch), { url } or { command }${hint}`,
  );
}

/** Checks the arguments of `addWorker`. @throws TypeError that names the remedy. */
export function checkAddition(name: string, source: unknown): void {
  checkName(name);
  checkSource("addWorker", name, source);
}

/** Checks a time limit for executions on a former worker. @throws RangeError */
export function checkDrain(drainMs: unknown): void {
  if (typeof drainMs === "number" && drainMs >= 0 && drainMs <= MAX_TIMER_MS) return;
  throw new RangeError(`drainMs must be from 0 to ${MAX_TIMER_MS}, got ${show(drainMs)}.`);
}

function checkUrl(name: string, source: WorkerSource): void {
  if (!isUrl(source) || isHttpUrl(String(source.url))) return;
  const hint = 'must be an http(s) URL such as "http://127.0.0.1:8080/"';
  throw new TypeError(`createRuntime: the url of worker "${name}" ${hint}, got ${quoteUrl(source.url)}.`);
}

/** Checks the name of a worker, which becomes part of paths. */
function checkName(name: string): void {
  if (name === "builtin")
    throw new TypeError('A worker cannot have the name "builtin", which is reserved for the built-in components.');
  if (name !== "" && !/[{}]/.test(name)) return;
  throw new TypeError(
    `The name of a worker becomes part of a path: it must not be empty or contain braces, got ${JSON.stringify(name)}.`,
  );
}

function checkDialect(dialect: RuntimeDialect | undefined, quirks: RuntimeVersion | undefined): void {
  if (dialect === undefined) return;
  if (!DIALECTS.includes(dialect)) {
    const known = DIALECTS.map((one) => `"${one}"`).join(", ");
    throw new TypeError(`dialect must be one of ${known}, got ${JSON.stringify(dialect)}.`);
  }
  const spoken = quirks === undefined ? dialect : semanticsOf(quirks).dialect;
  if (dialect !== spoken) {
    throw new TypeError(`dialect "${dialect}" contradicts quirks "${quirks}", which uses ${spoken}.`);
  }
}

/** Checks the blob store. @throws TypeError */
export function checkBlobs(blobs: unknown): void {
  if (blobs === undefined) return;
  const { folder, get, put } = Object(blobs) as Readonly<Record<string, unknown>>;
  if (typeof folder === "string" || (typeof get === "function" && typeof put === "function")) return;
  const hint = typeof blobs === "string" ? `. Did you mean { folder: ${JSON.stringify(blobs)} }?` : ".";
  throw new TypeError(`blobs must be a BlobStore or { folder }${hint}`);
}
