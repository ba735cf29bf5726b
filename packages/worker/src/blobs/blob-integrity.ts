import { BlobIntegrityError, isJsonObject } from "@stepflow/protocol";

/**
 * Compares content with its id, the SHA-256 of the bytes that were stored.
 *
 * @throws BlobIntegrityError when the content is not what was stored.
 */
export async function checkIntegrity(blobId: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const actual = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (actual === blobId) return;
  throw new BlobIntegrityError(blobId, `what came back has the id ${actual}.`, { actualId: actual });
}

/** The damage that an error of the runtime tells of; undefined where it says something else. */
export function damageFrom(
  blobId: string,
  { message, data }: { readonly message?: unknown; readonly data?: unknown },
  cause?: unknown,
): BlobIntegrityError | undefined {
  if (!isJsonObject(data) || data["reason"] !== "damaged") return undefined;
  return BlobIntegrityError.fromRuntime(blobId, String(message), cause);
}
