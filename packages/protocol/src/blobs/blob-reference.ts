import { isJsonObject } from "../json/json-value.ts";
import { parseBlobId } from "./parse-blob-id.ts";

/** A reference to a blob, in place of the value that the blob holds. */
export interface BlobReference {
  readonly $blob: string;
  readonly blobType?: "data" | "flow";
  readonly size?: number;
}

/** Whether a value is a reference to a stored JSON value. References to bytes, and those with a malformed id, are plain data. */
export function isBlobReference(value: unknown): value is BlobReference {
  if (!isJsonObject(value) || !Object.hasOwn(value, "$blob")) return false;
  const { $blob, blobType = "data" } = value;
  return parseBlobId($blob) === $blob && (blobType === "data" || blobType === "flow");
}
