import { defined } from "../internal/defined.ts";
import { describeIssues, type ValidationIssue } from "../validation/describe-issues.ts";
import { firstIssues } from "../validation/first-issues.ts";
import { CallbackError } from "./callback-error.ts";

const MAX_SHOWN_CHARS = 100;

/** The runtime has no such blob. */
export class BlobNotFoundError extends CallbackError {
  static override readonly brand: string = "BlobNotFoundError";
  declare readonly reason: "blobNotFound";
  /** Id of the blob as the caller gave it. */
  readonly blobId: string;

  constructor(blobId: string, { cause }: { readonly cause?: unknown } = {}) {
    super(`Blob not found: ${blobId}`, { cause, reason: "blobNotFound", data: { blobId } });
    this.blobId = blobId;
  }
}

/** The text is not a blob id, which is 64 hex digits with or without the prefix `sha256:`. */
export class InvalidBlobIdError extends CallbackError {
  static override readonly brand: string = "InvalidBlobIdError";
  declare readonly reason: "invalidBlobId";

  constructor(blobId: unknown) {
    const shown = typeof blobId === "string" ? JSON.stringify(blobId.slice(0, MAX_SHOWN_CHARS)) : typeof blobId;
    super(`Not a blob id: ${shown}. Expected 64 hex digits, with or without "sha256:".`, {
      reason: "invalidBlobId",
      data: { blobId: shown },
    });
  }
}

/** The runtime keeps blobs behind an HTTP API whose URL the worker does not know. */
export class BlobApiUnavailableError extends CallbackError {
  static override readonly brand: string = "BlobApiUnavailableError";
  declare readonly reason: "blobApiUnavailable";

  /** @param why why the URL is unknown, as the end of a sentence. */
  constructor(why: string, { cause }: { readonly cause?: unknown } = {}) {
    const reason = "blobApiUnavailable";
    super(`Blob API unavailable: ${why}`, {
      cause,
      reason,
      data: { reason, hint: "Set STEPFLOW_BLOB_API_URL or blobApi.url in stepflow-config.yml." },
    });
  }
}

/** The blob is larger than the runtime accepts. Runtimes up to 0.11 accept 2 MiB. */
export class BlobTooLargeError extends CallbackError {
  static override readonly brand: string = "BlobTooLargeError";
  declare readonly reason: "tooLarge";

  /** @param options.isCut whether the blob was read only to `sizeBytes`. */
  constructor(sizeBytes: number, { isCut = false }: { readonly isCut?: boolean } = {}) {
    const reason = "tooLarge";
    const size = isCut ? `at least ${sizeBytes} bytes` : `${sizeBytes} bytes`;
    super(`Blob of ${size} is larger than the runtime accepts: return the value as output instead, or split it.`, {
      reason,
      data: { reason, sizeBytes },
    });
  }
}

/** The content of a blob does not match its id, or the runtime reports the blob as damaged. */
export class BlobIntegrityError extends CallbackError {
  static override readonly brand: string = "BlobIntegrityError";
  declare readonly reason: "damaged";
  /** Id of the damaged blob. */
  readonly blobId: string;

  /** @param damage what is wrong, as a sentence. */
  constructor(
    blobId: string,
    damage: string,
    { cause, actualId }: { readonly cause?: unknown; readonly actualId?: string } = {},
  ) {
    super(`Blob ${blobId} is damaged: ${damage}`, {
      cause,
      reason: "damaged",
      data: { blobId, ...defined({ actualId }) },
    });
    this.blobId = blobId;
  }

  /** Creates the error from the message of a runtime that has checked the blob itself, as the embedded runtime does. */
  static fromRuntime(blobId: string, message: string, cause?: unknown): BlobIntegrityError {
    return new BlobIntegrityError(blobId, message.replace(`Blob ${blobId} is damaged: `, ""), { cause });
  }
}

/** The blob contains bytes, but was read as JSON. */
export class BinaryBlobError extends CallbackError {
  static override readonly brand: string = "BinaryBlobError";
  declare readonly reason: "binary";
  /** Id of the blob. */
  readonly blobId: string;

  constructor(blobId: string) {
    const reason = "binary";
    super(`Blob ${blobId} holds bytes, not JSON: use getBinary.`, { reason, data: { blobId, reason } });
    this.blobId = blobId;
  }
}

/** The value of a blob does not match the schema that was given. */
export class InvalidBlobError extends CallbackError {
  static override readonly brand: string = "InvalidBlobError";
  declare readonly reason: "invalidBlob";
  /** Id of the blob. */
  readonly blobId: string;
  /** Where and how the value does not match: the first 20, and how many more there are. */
  readonly issues: readonly ValidationIssue[];

  constructor(blobId: string, found: readonly ValidationIssue[]) {
    const issues = firstIssues(found);
    super(`Blob ${blobId} does not fit the schema: ${describeIssues(issues)}`, {
      reason: "invalidBlob",
      data: { blobId, issues },
    });
    this.blobId = blobId;
    this.issues = issues;
  }
}
