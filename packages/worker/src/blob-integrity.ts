import { BlobIntegrityError } from "@stepflow/protocol";

/**
 * Compares content with its id, the SHA-256 of the bytes that were stored (B10, C4).
 *
 * @throws BlobIntegrityError when the content is not what was stored.
 */
export async function checkIntegrity(blobId: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const actual = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (actual !== blobId) throw new BlobIntegrityError(blobId, actual);
}
