const BLOB_ID = /^(?:sha256:)?([0-9a-fA-F]{64})$/;

/**
 * Reads a blob id, which is 64 hex digits with or without the prefix `sha256:`. Returns the digits in lower case, the only form
 * that all runtimes accept, or `undefined` for any other value. Only the result is safe in a URL.
 *
 * @example
 * ```ts source="./parse-blob-id.examples.ts#parseBlobId"
 * parseBlobId(`sha256:${digits}`); // the 64 digits
 * parseBlobId("../runs"); // undefined
 * ```
 */
export function parseBlobId(text: unknown): string | undefined {
  return typeof text === "string" ? BLOB_ID.exec(text)?.[1]?.toLowerCase() : undefined;
}

/**
 * Whether a value is a blob id, with or without the prefix `sha256:`.
 *
 * @example
 * ```ts source="./parse-blob-id.examples.ts#isBlobId"
 * isBlobId(`sha256:${digits}`); // true
 * isBlobId("cache-key"); // false
 * ```
 */
export function isBlobId(text: unknown): text is string {
  return parseBlobId(text) !== undefined;
}
