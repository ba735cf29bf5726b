import { compactJson } from "./compact-json.ts";

/** What a blob holds: JSON, a flow as JSON, or bytes. */
export type StoredBlobType = "data" | "flow" | "binary";

/** A blob as it is kept. */
export interface StoredBlob {
  /** 64 lower-case hex digits. */
  readonly id: string;
  readonly type: StoredBlobType;
  readonly filename?: string | undefined;
  /** Compact JSON in UTF-8, or the bytes themselves. */
  readonly content: Uint8Array;
}

/** What is kept beside a blob's content; not part of its id. */
export interface BlobLabel {
  /** Default `data`. */
  readonly type?: StoredBlobType | undefined;
  readonly filename?: string | undefined;
  /** `reference`: the runtime itself stores a large field, which travels as a reference. For who looks on; need not be kept. */
  readonly purpose?: "reference" | undefined;
}

/** Keeps blobs by the hash of their content. The same content again is the same blob; the later label wins, as in the runtimes. */
export interface BlobStore {
  /** Stores content and returns its id, the SHA-256 of it. @throws TypeError for what is no Uint8Array. */
  put(content: Uint8Array, label?: BlobLabel): Promise<string>;
  /** The blob of an id; undefined when there is none. Takes any text: what is no id has no blob. */
  get(id: string): Promise<StoredBlob | undefined>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Stores a JSON value and returns its id, the one that a runtime gives to the same JSON. */
export function putJson(store: BlobStore, value: unknown, label?: BlobLabel): Promise<string> {
  return store.put(encoder.encode(compactJson(value)), label);
}

/**
 * The JSON value of a blob.
 *
 * @throws SyntaxError or TypeError when the content is no JSON, which is so for most binary ones.
 */
export function jsonOf(blob: StoredBlob): unknown {
  return JSON.parse(decoder.decode(blob.content));
}
