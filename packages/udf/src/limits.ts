/** Defaults of the options of `udf()`. */
export const DEFAULTS = { timeoutMs: 1_000, memoryLimitBytes: 67_108_864, threads: 2, queueLimit: 1_000 } as const;

/** Smallest memory limit. The engine itself needs a part of the memory. */
export const MIN_MEMORY_BYTES = 1_048_576;

/** Stack of QuickJS. It is smaller than that of WebAssembly, so that deep recursion ends in an error of QuickJS. */
export const STACK_BYTES: number = 256 * 1024;

/** Memory beyond the limit, for describing the error of a call that has used all of its own. */
export const SPARE_BYTES = 1_048_576;

/** Compiled functions that a thread keeps. Beyond that it drops the one that was used least recently. */
export const MAX_FUNCTIONS = 100;
