import { BinaryBlobError, parseBlobId } from "@stepflow/protocol";

/** Remembers which blobs of one execution hold bytes, as far as it has stored or fetched them. */
export class KnownBlobs {
  #holdBytes: Map<string, boolean> | undefined;

  /** Notes a blob and returns its id. */
  note(blobId: string, holdsBytes: boolean): string {
    this.#holdBytes ??= new Map();
    this.#holdBytes.set(parseBlobId(blobId) ?? blobId, holdsBytes);
    return blobId;
  }

  /** Whether a blob holds bytes. An unknown blob is fetched; one that cannot be fetched counts as JSON. */
  async holdsBytes(blobId: string, fetch: () => Promise<unknown>): Promise<boolean> {
    const known = this.#holdBytes?.get(blobId);
    if (known !== undefined) return known;
    try {
      await fetch();
      return false;
    } catch (error) {
      return error instanceof BinaryBlobError;
    }
  }
}
