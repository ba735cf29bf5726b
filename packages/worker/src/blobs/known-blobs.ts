import { BinaryBlobError, parseBlobId } from "@stepflow/protocol";

/** What a component knows of the blobs that it has stored and fetched: whether they hold bytes. */
export class KnownBlobs {
  #holdBytes: Map<string, boolean> | undefined;

  /** Takes note of one, and returns its id. */
  note(blobId: string, holdsBytes: boolean): string {
    this.#holdBytes ??= new Map();
    this.#holdBytes.set(parseBlobId(blobId) ?? blobId, holdsBytes);
    return blobId;
  }

  /** Fetches what is not known. A blob that cannot be had does not hold bytes, as far as anybody can tell. */
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
