import { ERROR_CODES, StepflowError } from "@stepflow/protocol";

/** A blob's file does not hold what its name says. It is never served. */
export class BlobDamagedError extends StepflowError {
  static override readonly brand: string = "BlobDamagedError";

  readonly blobId: string;
  /** The damaged file. */
  readonly path: string;

  constructor(blobId: string, path: string, reason: string, cause?: unknown) {
    const remedy = "Delete the file and store the blob again, or bring both back from a backup.";
    super(ERROR_CODES.runtimeInternalError, `Blob ${blobId} is damaged: ${path} ${reason}. ${remedy}`, {
      data: { blobId, path },
      cause,
    });
    this.blobId = blobId;
    this.path = path;
  }
}
