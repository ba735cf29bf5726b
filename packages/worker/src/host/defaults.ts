import type { BigNumbers } from "../numbers/big-numbers.ts";

/** Defaults of the options of a worker. The defaults of its HTTP endpoint are those of `@stepflow/transport`. */
export const DEFAULTS: {
  readonly bigNumbers: BigNumbers;
  readonly blobCacheBytes: number;
  readonly blobReferences: boolean;
  readonly callbackTimeoutMs: number;
  readonly concurrency: number;
  readonly drainMs: number;
  readonly queueLimit: number;
  readonly referenceLimitBytes: number;
} = {
  bigNumbers: "warn",
  blobCacheBytes: 64 * 1024 * 1024,
  blobReferences: true,
  callbackTimeoutMs: 30_000,
  concurrency: Number.POSITIVE_INFINITY,
  drainMs: 10_000,
  queueLimit: Number.POSITIVE_INFINITY,
  referenceLimitBytes: 512 * 1024 * 1024,
};
