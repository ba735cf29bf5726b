import { ERROR_CODES, StepflowError } from "@stepflow/protocol";

/** What is in a blob's place does not hold what its name says. It is never served. */
export class BlobDamagedError extends StepflowError {
  static override readonly brand: string = "BlobDamagedError";

  readonly blobId: string;
  /** Of the damaged file, or of what is in its place. */
  readonly path: string;

  constructor(blobId: string, path: string, reason: string, cause?: unknown) {
    const remedy = "Remove what is there and store the blob again, or bring it back from a backup.";
    super(ERROR_CODES.runtimeInternalError, `Blob ${blobId} is damaged: ${path} ${reason}. ${remedy}`, {
      // Workers tell it by this reason from other failures: what they can compute again, they do.
      data: { blobId, path, reason: "damaged" },
      cause,
    });
    this.blobId = blobId;
    this.path = path;
  }
}
