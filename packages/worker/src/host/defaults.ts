import type { BigNumbers } from "../numbers/big-numbers.ts";

/** Defaults of the options of a worker. The defaults of its HTTP endpoint are those of `@stepflow/transport`. */
export const DEFAULTS: {
  readonly bigNumbers: BigNumbers;
  readonly blobCacheBytes: number;
  readonly blobReferences: boolean;
  readonly callbackTimeoutMs: number;
  readonly drainMs: number;
  readonly referenceLimitBytes: number;
} = {
  bigNumbers: "warn",
  blobCacheBytes: 64 * 1024 * 1024,
  blobReferences: true,
  callbackTimeoutMs: 30_000,
  drainMs: 10_000,
  referenceLimitBytes: 256 * 1024 * 1024,
};
