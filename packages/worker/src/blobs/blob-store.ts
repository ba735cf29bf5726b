import type { BlobType } from "@stepflow/protocol";
import type { CallLimits } from "../limits/call-limits.ts";
import type { StoredBlob } from "./stored-blob.ts";

/** Limits of a request for a value. */
export interface GetBlobLimits extends CallLimits {
  /** The id as the component wrote it. A runtime of the first generation expects the prefix that its ids have. */
  readonly originalId?: string | undefined;
}

/** Stored bytes and their labels. */
export interface BinaryBlob {
  /** Stored content. For JSON it is the compact text in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Type of a fetched blob: `binary`, or `data` or `flow` for JSON. Undefined if the runtime does not report it. */
  readonly blobType?: BlobType;
  readonly filename?: string;
  readonly contentType?: string;
}

/** Access to the blobs of a runtime, for one execution. Ids are 64 lower-case hex digits without a prefix. */
export interface BlobStore {
  /** Stores a value and returns its id. The value is given as text, because the component may change it before it is sent. */
  put(json: string, type: "data" | "flow", limits: CallLimits): Promise<string>;
  /** Fetches a JSON value. @throws BlobNotFoundError, BinaryBlobError */
  get(blobId: string, limits: GetBlobLimits): Promise<StoredBlob>;
  /** Stores bytes and returns their id. @throws UnsupportedByRuntimeError if the runtime stores JSON only. */
  putBinary(blob: BinaryBlob, limits: CallLimits): Promise<string>;
  /** Fetches the stored bytes of a blob of any type. @throws UnsupportedByRuntimeError if the runtime stores JSON only. */
  getBinary(blobId: string, limits: CallLimits): Promise<BinaryBlob>;
}
