const BLOB_ID = /^(?:sha256:)?([0-9a-fA-F]{64})$/;

/**
 * Reads a blob id in either spelling, `sha256:<64 hex>` or bare 64 hex, and returns the bare lower-case
 * form that real runtimes want (docs/internals/wire.md#errors-in-stepflows-documents); undefined for anything else, so that nothing else enters a URL.
 */
export function parseBlobId(text: unknown): string | undefined {
  return typeof text === "string" ? BLOB_ID.exec(text)?.[1]?.toLowerCase() : undefined;
}

/** True for a blob id in either spelling. */
export function isBlobId(text: unknown): text is string {
  return parseBlobId(text) !== undefined;
}
