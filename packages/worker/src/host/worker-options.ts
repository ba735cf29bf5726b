import type { Dialect } from "@stepflow/protocol";
import { checkOptionNames, MAX_TIMER_MS, quoteUrl } from "@stepflow/protocol/internal";
import { type Authorizer, createOriginGuard, toOrigins } from "@stepflow/transport";
import type { ResultIndex } from "../cached/result-index.ts";
import type { ComponentDefinition } from "../component/component.ts";
import type { Logger } from "../log/logger.ts";
import type { BigNumbers } from "../numbers/big-numbers.ts";

/**
 * How a worker behaves while it runs. Options of `createWorker` are defaults: those of `serve`, `start` or `pull` override them.
 */
export interface WorkerBehavior {
  /**
   * Receives the log lines of the worker and of `ctx.log`.
   *
   * @default consoleLogger; `serve`, `start` and `pull` log to stderr instead
   */
  readonly logger?: Logger | undefined;
  /** Deadline in milliseconds of components that set none themselves. If omitted, they have none. */
  readonly timeoutMs?: number | undefined;
  /**
   * Deadline in milliseconds of one request to the runtime, for instance of `ctx.putBlob`.
   *
   * @default 30_000
   */
  readonly callbackTimeoutMs?: number | undefined;
  /**
   * Time in milliseconds after which the response to an unfinished execution becomes an event stream. Runtimes 0.9 to 0.11 only.
   *
   * @default 5_000
   */
  readonly sseAfterMs?: number | undefined;
  /**
   * Time in milliseconds after which a silent event stream gets a comment, which keeps proxies from closing it.
   *
   * @default 5_000
   */
  readonly keepAliveMs?: number | undefined;
  /**
   * Largest body of a request in bytes; for a worker that pulls, largest task.
   *
   * @default 67_108_864 (64 MiB); 268_435_456 (256 MiB) for a worker that pulls
   */
  readonly bodyLimitBytes?: number | undefined;
  /**
   * Number of components that run at once; further executions wait. If omitted, there is no limit, except that a worker that pulls
   * tasks runs 10 at once. An execution that waits for a run leaves its place to others.
   */
  readonly concurrency?: number | undefined;
  /**
   * Number of executions that may wait when `concurrency` is set. Further ones fail with `OverloadedError`, which runtime 0.9 does
   * not retry. If omitted, any number may wait.
   */
  readonly queueLimit?: number | undefined;
  /**
   * Handling of integers beyond 2^53 in inputs and blobs, which a JavaScript number cannot hold: `warn` rounds them and logs where
   * they were, `error` refuses them, `bigint` passes them as `bigint`.
   *
   * @default "warn"
   */
  readonly bigNumbers?: BigNumbers | undefined;
  /**
   * Decides which requests are accepted: `basic(…)`, `bearer(…)` or a function. If omitted, every request is accepted. Runtimes can
   * send Basic credentials only.
   */
  readonly auth?: Authorizer | undefined;
  /**
   * Allows `serve` to listen on an address that other machines can reach, without `auth`.
   *
   * @default false
   */
  readonly unauthenticated?: boolean | undefined;
  /**
   * Host names that the headers Host and Origin may contain, in addition to those of loopback if the worker listens there: `example.com`
   * for any port, `example.com:8080` for one. `worker.fetch` and `worker.app()` do not know their own address. Without a list they accept
   * any Host, and refuse the Origin of every web page that is not on the same machine.
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /**
   * Whether the runtime, and so everyone who sees the result of a run, receives the message of any error that a component throws. Such
   * messages can contain paths, addresses and connection strings. With `false`, only the messages of `ComponentError` and the other errors
   * of this package are sent; the log has all of them.
   *
   * @default true
   */
  readonly exposeErrors?: boolean | undefined;
  /** Protocol of the runtime: `v0` (0.9) or `v1` (0.10, 0.11). If omitted, the runtime announces it or the worker detects it. */
  readonly protocol?: Dialect | undefined;
  /** URL of the Blob API of runtime 0.10 or 0.11. It overrides the URL that the runtime announces. */
  readonly blobApiUrl?: string | undefined;
  /**
   * Origins of announced Blob API URLs that a worker without `auth` accepts although other machines can reach it. It ignores other URLs,
   * because any sender could announce one and receive the worker's data.
   */
  readonly blobApiOrigins?: readonly string[] | undefined;
  /**
   * Lets large values travel as references to blobs if the runtime offers it. References in inputs are then replaced by their values.
   *
   * @default true
   */
  readonly blobReferences?: boolean | undefined;
  /**
   * Largest memory in bytes of all values to which one input, or the results of one run, refer. A blob counts once for each reference to
   * it. The memory is estimated before the values are built: `{}` counts 64 bytes, a string 32 and its characters.
   *
   * @default 536_870_912 (512 MiB)
   */
  readonly referenceLimitBytes?: number | undefined;
  /**
   * Memory in bytes for fetched blobs. 0 disables the cache.
   *
   * @default 67_108_864 (64 MiB)
   */
  readonly blobCacheBytes?: number | undefined;
  /** Index of the results of `ctx.cached`. Share one between processes to share results. If omitted, it is held in memory. */
  readonly resultIndex?: ResultIndex | undefined;
  /**
   * Refuses executions before the handshake (`initialize`), and runtimes of another protocol version. A restarted worker that its runtime
   * knows by URL then fails every execution, because the runtime does not repeat the handshake.
   *
   * @default false
   */
  readonly strictInit?: boolean | undefined;
}

/** Options of `createWorker`. */
export interface WorkerOptions<Components = readonly ComponentDefinition[]> extends WorkerBehavior {
  /** Name of the worker in its log lines and its state file. */
  readonly name: string;
  /** Components of the worker. `worker.component` adds further ones. */
  readonly components?: Components | undefined;
}

/** Names of the options of a worker's behavior. */
export const BEHAVIOR_NAMES: Readonly<Record<keyof WorkerBehavior, true>> = {
  logger: true,
  timeoutMs: true,
  callbackTimeoutMs: true,
  sseAfterMs: true,
  keepAliveMs: true,
  bodyLimitBytes: true,
  concurrency: true,
  queueLimit: true,
  bigNumbers: true,
  auth: true,
  unauthenticated: true,
  allowedHosts: true,
  exposeErrors: true,
  protocol: true,
  blobApiUrl: true,
  blobApiOrigins: true,
  blobReferences: true,
  referenceLimitBytes: true,
  blobCacheBytes: true,
  resultIndex: true,
  strictInit: true,
};

const NAMES = { name: true, components: true, ...BEHAVIOR_NAMES } as const satisfies Readonly<
  Record<keyof WorkerOptions, true>
>;

/** Checks the options of `createWorker`. @throws TypeError for an invalid option. */
export function checkWorkerOptions(options: WorkerOptions): void {
  checkOptionNames("createWorker", options, NAMES);
  const { name } = options;
  if (typeof name !== "string" || name === "") throw new TypeError("createWorker: name must be a non-empty string.");
  checkBehavior(options);
}

const POSITIVE: readonly (keyof WorkerBehavior)[] = [
  "timeoutMs",
  "callbackTimeoutMs",
  "sseAfterMs",
  "keepAliveMs",
  "bodyLimitBytes",
  "concurrency",
  "referenceLimitBytes",
];

/** Texts such as `"false"` would count as true. */
const BOOLEANS: readonly string[] = [
  "unauthenticated",
  "exposeErrors",
  "blobReferences",
  "strictInit",
  "stateFile",
  "handleSignals",
  "announce",
];

/** Checks options. @throws TypeError for an invalid option, which names the option and its value. */
export function checkBehavior(behavior: WorkerBehavior): void {
  for (const name of POSITIVE) {
    const value = behavior[name];
    const max = name.endsWith("Ms") ? MAX_TIMER_MS : Number.POSITIVE_INFINITY;
    if (value === undefined || (typeof value === "number" && value > 0 && value <= max)) continue;
    const range = max === MAX_TIMER_MS ? ` of at most ${max}` : "";
    throw new TypeError(`Option ${name} must be a positive number${range}, got ${String(value)}.`);
  }
  for (const [name, value] of Object.entries(behavior)) {
    if (value === undefined || typeof value === "boolean" || !BOOLEANS.includes(name)) continue;
    throw new TypeError(`Option ${name} must be true or false, got ${shown(value)}.`);
  }
  checkAuth(behavior.auth);
  const { protocol, bigNumbers, blobApiUrl, blobApiOrigins = [], blobCacheBytes = 0 } = behavior;
  if (!Number.isSafeInteger(blobCacheBytes) || blobCacheBytes < 0) {
    throw new TypeError(`Option blobCacheBytes must be a whole number of bytes, 0 for none, got ${blobCacheBytes}.`);
  }
  const { queueLimit = 0 } = behavior;
  if (typeof queueLimit !== "number" || !(queueLimit >= 0)) {
    throw new TypeError(`Option queueLimit must be a number of executions of at least 0, got ${String(queueLimit)}.`);
  }
  toOrigins(blobApiOrigins);
  createOriginGuard({ allowedHosts: behavior.allowedHosts });
  checkChoice("protocol", protocol, ["v0", "v1"]);
  checkChoice("bigNumbers", bigNumbers, ["warn", "error", "bigint"]);
  if (blobApiUrl !== undefined && !isPlainUrl(blobApiUrl)) {
    throw new TypeError(
      `Option blobApiUrl must be an http(s) URL without a user, a password and a query, got ${quoteUrl(blobApiUrl)}.`,
    );
  }
}

/** Checks the time that running executions have to end. @throws TypeError for an invalid value. */
export function checkDrain(drainMs: number | undefined): void {
  if (drainMs === undefined || (typeof drainMs === "number" && drainMs >= 0 && drainMs <= MAX_TIMER_MS)) return;
  throw new TypeError(
    `Option drainMs must be a number of milliseconds from 0 to ${MAX_TIMER_MS}, got ${shown(drainMs)}.`,
  );
}

/** `auth: null` or `auth: false` may be the result of a missing setting. Without an error, every request would be accepted or refused. */
function checkAuth(auth: unknown): void {
  if (auth === undefined || typeof auth === "function") return;
  throw new TypeError(`Option auth must be basic(…), bearer(…) or a function, got ${shown(auth)}.`);
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** `fetch` refuses URLs with credentials, and the ids of blobs are appended to the URL. */
function isPlainUrl(url: unknown): boolean {
  return typeof url === "string" && URL.canParse(url) && /^https?:\/\/[^/?#@]+(?:\/[^?#]*)?$/.test(url);
}

function checkChoice(name: string, value: string | undefined, choices: readonly string[]): void {
  if (value === undefined || choices.includes(value)) return;
  throw new TypeError(`Option ${name} must be one of ${choices.join(", ")}, got ${JSON.stringify(value)}.`);
}
