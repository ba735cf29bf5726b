import { BlobIntegrityError, isJsonObject } from "@stepflow/protocol";

/**
 * Checks that content matches its id, which is the SHA-256 of the stored bytes.
 *
 * @throws BlobIntegrityError when it does not.
 */
export async function checkIntegrity(blobId: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const actual = await idOf(content);
  if (actual === blobId) return;
  throw new BlobIntegrityError(blobId, `the fetched content has the id ${actual}.`, { actualId: actual });
}

/** Whether content matches its id. */
export async function isIntact(blobId: string, content: string | Uint8Array<ArrayBuffer>): Promise<boolean> {
  return (await idOf(content)) === blobId;
}

async function idOf(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Converts an error of the runtime that reports damage. Returns `undefined` for any other error. */
export function damageFrom(
  blobId: string,
  { message, data }: { readonly message?: unknown; readonly data?: unknown },
  cause?: unknown,
): BlobIntegrityError | undefined {
  if (!isJsonObject(data) || data["reason"] !== "damaged") return undefined;
  return BlobIntegrityError.fromRuntime(blobId, String(message), cause);
}
