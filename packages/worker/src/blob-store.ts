import type { BlobType } from "@stepflow/protocol";
import type { TypedBlob } from "./context.ts";

/** Limits of one access. */
export interface BlobAccess {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Where a runtime keeps blobs, whichever way leads there; chosen per execution. */
export interface BlobStore {
  put(data: unknown, type: Exclude<BlobType, "binary">, access: BlobAccess): Promise<string>;
  /** `blobId` is bare lower-case hex. */
  get(blobId: string, access: BlobAccess): Promise<TypedBlob>;
}
