import { isJsonObject, parseBlobId } from "@stepflow/protocol";
import { escapeSegment } from "./schema/pointer.ts";

/** A stored value that stands where the value itself would stand (wire.md §7). */
export interface BlobReference {
  readonly $blob: string;
  readonly blobType?: "data" | "flow";
  readonly size?: number;
}

/** True for a reference to a stored JSON value; one to a binary blob or with a malformed id is plain data. */
export function isBlobReference(value: unknown): value is BlobReference {
  if (!isJsonObject(value) || !Object.hasOwn(value, "$blob")) return false;
  const { $blob, blobType = "data" } = value;
  return parseBlobId($blob) === $blob && (blobType === "data" || blobType === "flow");
}

/**
 * Finds a reference to a binary blob and tells where it is, as a JSON pointer. No runtime can put bytes in place of one: the
 * step would fail, and be executed again for nothing (wire.md §7).
 */
export function findBinaryReference(
  value: unknown,
  isBinary: (blobId: string) => boolean,
  pointer = "",
): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (isReferenceToBinary(value, isBinary)) return pointer;
  for (const [key, child] of Object.entries(value)) {
    if (typeof child !== "object" || child === null) continue;
    const found = findBinaryReference(child, isBinary, `${pointer}/${escapeSegment(key)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isReferenceToBinary(value: object, isBinary: (blobId: string) => boolean): boolean {
  if (!isJsonObject(value) || !Object.hasOwn(value, "$blob")) return false;
  const { $blob, blobType } = value;
  const blobId = parseBlobId($blob);
  return blobId !== undefined && blobId === $blob && (blobType === "binary" || isBinary(blobId));
}

/** Quick look: text without this holds no reference. */
export function mayHoldReferences(json: string): boolean {
  return json.includes('"$blob"');
}
