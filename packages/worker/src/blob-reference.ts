import { isJsonObject, parseBlobId } from "@stepflow/protocol";

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

/** Quick look: text without this holds no reference. */
export function mayHoldReferences(json: string): boolean {
  return json.includes('"$blob"');
}
