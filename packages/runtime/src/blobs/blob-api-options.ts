/** Options of the Blob API, by which workers of 0.10 and later store and read blobs over HTTP. */
export interface BlobApiOptions {
  /** Whether blobs are served over HTTP. If false, workers get no URL unless `url` is set. @default true */
  readonly enabled?: boolean | undefined;
  /** URL that is announced to workers instead of the runtime's own. */
  readonly url?: string | undefined;
  /**
   * Size in bytes above which a field of an input is sent as a blob reference, to workers that support references. 0 turns references off.
   *
   * @default 1_048_576
   */
  readonly thresholdBytes?: number | undefined;
}
