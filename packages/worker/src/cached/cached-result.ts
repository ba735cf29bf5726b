/** A result that was computed once. */
export interface CachedResult<T> {
  readonly value: T;
  /** False for whoever had it computed. */
  readonly fromCache: boolean;
  /** The blob that keeps it; absent where it could not be kept, for instance because it is too large for the runtime. */
  readonly blobId?: string;
}

/** What a computation came to. */
export interface Computed {
  readonly result: CachedResult<unknown>;
  /** The result as JSON where it could not be kept: those who wait for it have it from here. */
  readonly unkept?: string;
}
