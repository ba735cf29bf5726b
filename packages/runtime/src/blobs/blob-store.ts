import { compactJson } from "./compact-json.ts";

/** Type of a blob: `data` is JSON, `flow` a flow as JSON, `binary` any bytes. */
export type StoredBlobType = "data" | "flow" | "binary";

/** A stored blob. */
export interface StoredBlob {
  /** SHA-256 of the content, as 64 lower-case hexadecimal digits. */
  readonly id: string;
  readonly type: StoredBlobType;
  /** Filename of a binary blob, for downloads. */
  readonly filename?: string | undefined;
  /** Compact JSON in UTF-8, or any bytes for the type `binary`. */
  readonly content: Uint8Array;
}

/** Data that is stored beside the content of a blob. It does not affect the id. */
export interface BlobLabel {
  /** @default "data" */
  readonly type?: StoredBlobType | undefined;
  /** Filename of a binary blob, for downloads. */
  readonly filename?: string | undefined;
  /** `reference` marks a large field that the runtime stores to send it as a reference. Stores may ignore it. */
  readonly purpose?: "reference" | undefined;
}

/** Stores blobs by the hash of their content. Storing the same content again replaces the label, as in real runtimes. */
export interface BlobStore {
  /** Stores content and returns its id, the SHA-256 of the content. @throws TypeError if the content is not a Uint8Array. */
  put(content: Uint8Array, label?: BlobLabel): Promise<string>;
  /** Returns the blob with this id, or undefined. Any text is accepted as an id. */
  get(id: string): Promise<StoredBlob | undefined>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Stores a JSON value and returns its id. Real runtimes give the same id to the same JSON.
 *
 * @example
 * ```ts source="./blob-store.examples.ts#putJson"
 * const id = await putJson(store, { name: "Ada" });
 * ```
 */
export function putJson(store: BlobStore, value: unknown, label?: BlobLabel): Promise<string> {
  return store.put(encoder.encode(compactJson(value)), label);
}

/**
 * Returns the JSON value of a blob.
 *
 * @example
 * ```ts source="./blob-store.examples.ts#jsonOf"
 * const blob = await store.get(id);
 * if (blob !== undefined && blob.type !== "binary") console.log(jsonOf(blob));
 * ```
 *
 * @throws SyntaxError or TypeError if the content is not JSON, as in most binary blobs.
 */
export function jsonOf(blob: StoredBlob): unknown {
  return JSON.parse(decoder.decode(blob.content));
}

/** Returns the stored JSON text of a blob. @throws SyntaxError or TypeError if the content is not JSON. */
export function jsonTextOf(blob: StoredBlob): string {
  const text = decoder.decode(blob.content);
  JSON.parse(text);
  return text;
}
