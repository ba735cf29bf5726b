import type { Dialect } from "@stepflow/protocol";
import { MAX_TIMER_MS } from "@stepflow/protocol/internal";
import { type Authorizer, toOrigins } from "@stepflow/transport";
import type { ResultIndex } from "../cached/result-index.ts";
import type { ComponentDefinition } from "../component/component.ts";
import type { Logger } from "../log/logger.ts";
import type { BigNumbers } from "../numbers/big-numbers.ts";

/** How a worker behaves while it runs. Given to `createWorker` it is the default, given to `serve` it wins. */
export interface WorkerBehavior {
  readonly logger?: Logger | undefined;
  /** Deadline of components that set none themselves; no deadline when absent. */
  readonly timeoutMs?: number | undefined;
  /** How long a request to the runtime may take; 30 000 when absent. */
  readonly callbackTimeoutMs?: number | undefined;
  /** An execution without an answer becomes an event stream after this time; 5 000 when absent. */
  readonly sseAfterMs?: number | undefined;
  /** A silent event stream gets a comment after this time; 5 000 when absent. */
  readonly keepAliveMs?: number | undefined;
  /** Largest body of a request; 64 MiB when absent. */
  readonly bodyLimitBytes?: number | undefined;
  /** Components that run at once; unlimited when absent, because runtime 0.9 never tries again (docs/internals/wire.md#number-of-executions). */
  readonly concurrency?: number | undefined;
  /** Executions that may wait for their turn when `concurrency` is set; further ones fail with `OverloadedError`. */
  readonly queueLimit?: number | undefined;
  /** What becomes of integers beyond 2^53 in inputs and blobs; `warn` when absent. */
  readonly bigNumbers?: BigNumbers | undefined;
  /** Who may call: `basic(…)`, `bearer(…)` or a function. Real runtimes can send Basic only (docs/internals/wire.md#requests-of-a-runtime). */
  readonly auth?: Authorizer | undefined;
  /** Answers everybody although others than this machine can connect. */
  readonly unauthenticated?: boolean | undefined;
  /** Hosts, beside loopback, that Host and Origin headers may name. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** The runtime's dialect, `v0` (0.9) or `v1` (0.10, 0.11): wins over what a runtime says. */
  readonly protocol?: Dialect | undefined;
  /** Where blobs are (v1): wins over what a runtime says. */
  readonly blobApiUrl?: string | undefined;
  /** Origins whose `blobApiUrl` is accepted without `auth` on a bind that is not loopback. */
  readonly blobApiOrigins?: readonly string[] | undefined;
  /** Lets large inputs and outputs travel as blobs where the runtime offers it (docs/internals/wire.md#blob-references); true when absent. */
  readonly blobReferences?: boolean | undefined;
  /** Values that one input refers to may be this large together; 256 MiB when absent. */
  readonly referenceLimitBytes?: number | undefined;
  /** Memory for fetched blobs; 64 MiB when absent, 0 keeps none. */
  readonly blobCacheBytes?: number | undefined;
  /** Where `ctx.cached` finds results again; in memory when absent. Share one to share results between processes. */
  readonly resultIndex?: ResultIndex | undefined;
  /** Refuses `execute` before `initialize` and other protocol versions. Restarted URL-mode workers then fail. */
  readonly strictInit?: boolean | undefined;
}

export interface WorkerOptions<Components = readonly ComponentDefinition[]> extends WorkerBehavior {
  /** Names the worker in logs and in its state file. */
  readonly name: string;
  readonly components?: Components | undefined;
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

/** Refuses options that cannot be meant. @throws TypeError that names the option and its value. */
export function checkBehavior(behavior: WorkerBehavior): void {
  for (const name of POSITIVE) {
    const value = behavior[name];
    const most = name.endsWith("Ms") ? MAX_TIMER_MS : Number.POSITIVE_INFINITY;
    if (value === undefined || (typeof value === "number" && value > 0 && value <= most)) continue;
    const range = most === MAX_TIMER_MS ? ` of at most ${most}` : "";
    throw new TypeError(`Option ${name} must be a positive number${range}, got ${String(value)}.`);
  }
  const { protocol, bigNumbers, blobApiUrl, blobApiOrigins = [], blobCacheBytes = 0 } = behavior;
  if (!Number.isSafeInteger(blobCacheBytes) || blobCacheBytes < 0) {
    throw new TypeError(`Option blobCacheBytes must be a whole number of bytes, 0 for none, got ${blobCacheBytes}.`);
  }
  toOrigins(blobApiOrigins);
  checkChoice("protocol", protocol, ["v0", "v1"]);
  checkChoice("bigNumbers", bigNumbers, ["warn", "error", "bigint"]);
  if (blobApiUrl !== undefined && !/^https?:\/\//.test(blobApiUrl)) {
    throw new TypeError(`Option blobApiUrl must be an http(s) URL, got ${JSON.stringify(blobApiUrl)}.`);
  }
}

function checkChoice(name: string, value: string | undefined, choices: readonly string[]): void {
  if (value === undefined || choices.includes(value)) return;
  throw new TypeError(`Option ${name} must be one of ${choices.join(", ")}, got ${JSON.stringify(value)}.`);
}
