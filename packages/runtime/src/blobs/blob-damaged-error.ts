import { ERROR_CODES, StepflowError } from "@stepflow/protocol";

/** The stored content of a blob does not match its id. Such content is never returned. */
export class BlobDamagedError extends StepflowError {
  static override readonly brand: string = "BlobDamagedError";

  /** Id of the damaged blob. */
  readonly blobId: string;
  /** Path of the damaged file. */
  readonly path: string;

  constructor(blobId: string, path: string, reason: string, cause?: unknown) {
    const remedy = "Remove it and store the blob again, or restore it from a backup.";
    super(ERROR_CODES.runtimeInternalError, `Blob ${blobId} is damaged: ${path} ${reason}. ${remedy}`, {
      // Workers recognize a damaged blob by this reason, and compute its value again if they can.
      data: { blobId, path, reason: "damaged" },
      cause,
    });
    this.blobId = blobId;
    this.path = path;
  }
}
