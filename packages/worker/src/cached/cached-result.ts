/** Result of `ctx.cached`. */
export interface CachedResult<T> {
  readonly value: T;
  /** False for the caller whose function computed the result. */
  readonly fromCache: boolean;
  /** Id of the blob that holds the result. It is missing if the runtime could not store it, for instance because it is too large. */
  readonly blobId?: string;
}

/** Outcome of a computation. */
export interface Computed {
  readonly result: CachedResult<unknown>;
  /** JSON text of a result that could not be stored, for the executions that wait for it. */
  readonly unstored?: string;
}
