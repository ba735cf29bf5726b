import type { CallLimits } from "../limits/call-limits.ts";
import type { StoredBlob } from "./stored-blob.ts";

/** Limits of a request for a value. */
export interface GetBlobLimits extends CallLimits {
  /** The id as the component wrote it: a runtime may expect it with the prefix that it once gave it. */
  readonly originalId?: string | undefined;
}

/** Bytes with what is known of them. */
export interface BinaryBlob {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly filename?: string;
  readonly contentType?: string;
}

/** Where a runtime keeps blobs, whichever way leads there; chosen per execution. Ids are bare lower-case hex. */
export interface BlobStore {
  /** Stores a value given as JSON text: what it is made of may change meanwhile. */
  put(json: string, type: "data" | "flow", limits: CallLimits): Promise<string>;
  get(blobId: string, limits: GetBlobLimits): Promise<StoredBlob>;
  /** @throws UnsupportedByRuntimeError where only JSON is stored. */
  putBinary(blob: BinaryBlob, limits: CallLimits): Promise<string>;
  /** @throws UnsupportedByRuntimeError where only JSON is stored. */
  getBinary(blobId: string, limits: CallLimits): Promise<BinaryBlob>;
}
