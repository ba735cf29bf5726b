import type { CallOptions } from "./http/http.ts";
import type { BinaryBlob, JsonBlob } from "./model/results.ts";
import type { PutBlobOptions } from "./resources/blobs.ts";

/** Calls of a client that store and read blobs. */
export interface BlobCalls {
  /**
   * Stores a JSON value as a blob and returns its id, a hash of the content.
   *
   * @throws NotServedError on runtime 0.9, which has no Blob API.
   * @throws PayloadTooLargeError above 2 MiB, on runtimes up to 0.11.
   *
   * @example
   * ```ts source="./client.examples.ts#putBlob"
   * const blobId = await client.putBlob({ rows: [1, 2, 3] });
   * const { data } = await client.getBlob(blobId);
   * ```
   */
  putBlob(data: unknown, options?: PutBlobOptions): Promise<string>;
  /**
   * Returns a JSON blob.
   *
   * @throws NotFoundError if the runtime does not have the blob.
   * @throws NotServedError on runtime 0.9, which has no Blob API.
   *
   * @example
   * ```ts source="./client.examples.ts#putBlob"
   * const blobId = await client.putBlob({ rows: [1, 2, 3] });
   * const { data } = await client.getBlob(blobId);
   * ```
   */
  getBlob(blobId: string, options?: CallOptions): Promise<JsonBlob>;
  /**
   * Stores bytes as a binary blob and returns its id, the SHA-256 of the bytes.
   *
   * @throws NotServedError on runtime 0.9, which has no Blob API.
   * @throws PayloadTooLargeError above 2 MiB, on runtimes up to 0.11.
   *
   * @example
   * ```ts source="./client.examples.ts#putBinary"
   * const blobId = await client.putBinary(new TextEncoder().encode("a,b\n"), { filename: "table.csv" });
   * const { bytes, filename } = await client.getBinary(blobId);
   * ```
   */
  putBinary(bytes: Uint8Array, options?: PutBlobOptions): Promise<string>;
  /**
   * Returns the bytes of a blob of any type.
   *
   * @throws NotFoundError if the runtime does not have the blob.
   * @throws NotServedError on runtime 0.9, which has no Blob API.
   *
   * @example
   * ```ts source="./client.examples.ts#putBinary"
   * const blobId = await client.putBinary(new TextEncoder().encode("a,b\n"), { filename: "table.csv" });
   * const { bytes, filename } = await client.getBinary(blobId);
   * ```
   */
  getBinary(blobId: string, options?: CallOptions): Promise<BinaryBlob>;
}
