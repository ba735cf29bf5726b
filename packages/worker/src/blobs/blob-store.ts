import type { BlobType } from "@stepflow/protocol";
import { utf8Length } from "../limits/utf8-length.ts";

/** Limits of one access. */
export interface BlobAccess {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Limits of fetching a value, and how the component spelled its id: runtimes may want it back as they gave it. */
export interface BlobGetAccess extends BlobAccess {
  readonly originalId?: string | undefined;
}

/** A stored value as JSON text: whoever reads it gets a value of its own. */
export interface StoredBlob {
  readonly json: string;
  readonly type: BlobType;
  /** True when the text is what the runtime stored, byte for byte, so that its hash must be the id. */
  readonly exact?: boolean;
}

const sizes = new WeakMap<StoredBlob, number>();

/** Bytes of the text as it travels, counted once however many read the value: counting takes as long as parsing. */
export function jsonBytesOf(blob: StoredBlob): number {
  const bytes = sizes.get(blob) ?? utf8Length(blob.json);
  sizes.set(blob, bytes);
  return bytes;
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
  put(json: string, type: "data" | "flow", access: BlobAccess): Promise<string>;
  get(blobId: string, access: BlobGetAccess): Promise<StoredBlob>;
  /** @throws UnsupportedByRuntimeError where only JSON is stored. */
  putBinary(blob: BinaryBlob, access: BlobAccess): Promise<string>;
  /** @throws UnsupportedByRuntimeError where only JSON is stored. */
  getBinary(blobId: string, access: BlobAccess): Promise<BinaryBlob>;
}
