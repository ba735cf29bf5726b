import { ERROR_CODES } from "../json-rpc/error-codes.ts";
import type { RpcErrorObject } from "../json-rpc/rpc-message.ts";
import type { FlowFailure } from "../methods/messages.ts";
import { describeIssues } from "../validation/describe-issues.ts";
import type { ValidationIssue } from "../validation/validate.ts";
import { StepflowError, type StepflowErrorOptions } from "./stepflow-error.ts";

/**
 * Base of what can go wrong with a request of the worker to the runtime. When a component lets one through, its
 * step fails with −32100 and the same message.
 */
export class CallbackError extends StepflowError {
  static override readonly brand: string = "CallbackError";

  constructor(message: string, options: StepflowErrorOptions & { readonly code?: number } = {}) {
    super(options.code ?? ERROR_CODES.componentFailed, message, options);
  }
}

/** The runtime answered with an error; `rpcCode`, `rpcMessage` and `rpcData` are its own. */
export class RuntimeCallError extends CallbackError {
  static override readonly brand: string = "RuntimeCallError";
  readonly method: string;
  readonly rpcCode: number;
  readonly rpcMessage: string;
  readonly rpcData: unknown;

  constructor(method: string, error: RpcErrorObject) {
    super(`Runtime refused ${method} (${error.code}): ${error.message}`, {
      data: {
        method,
        code: error.code,
        message: error.message,
        ...(error.data === undefined ? {} : { data: error.data }),
      },
    });
    this.method = method;
    this.rpcCode = error.code;
    this.rpcMessage = error.message;
    this.rpcData = error.data;
  }
}

/** The runtime did not answer in time, or a run did not end; `runId` then tells which, since it goes on. */
export class CallbackTimeoutError extends CallbackError {
  static override readonly brand: string = "CallbackTimeoutError";
  readonly runId: string | undefined;

  constructor(method: string, timeoutMs: number, runId?: string) {
    super(
      runId === undefined
        ? `Runtime did not answer ${method} within ${timeoutMs} ms.`
        : `Run ${runId} did not end within ${timeoutMs} ms. It goes on: getRun tells what becomes of it.`,
      { data: { method, reason: "timeout", timeoutMs, ...(runId === undefined ? {} : { runId }) } },
    );
    this.runId = runId;
  }
}

/** The runtime went away while it was asked. */
export class DisconnectedError extends CallbackError {
  static override readonly brand: string = "DisconnectedError";

  constructor(method?: string) {
    super(
      method === undefined
        ? "Runtime closed the connection of this execution."
        : `Runtime closed the connection before it answered ${method}.`,
      { data: { reason: "disconnected", ...(method === undefined ? {} : { method }) } },
    );
  }
}

/** The caller's signal was aborted; its reason is the cause. */
export class CallbackAbortedError extends CallbackError {
  static override readonly brand: string = "CallbackAbortedError";

  constructor(method: string, cause: unknown) {
    super(`${method} was aborted.`, { cause, data: { method, reason: "aborted" } });
  }
}

/** The context of an execution was used after its component had ended. */
export class ContextClosedError extends CallbackError {
  static override readonly brand: string = "ContextClosedError";

  constructor(method: string) {
    super(`${method} was called after its component had ended: await every call before you return.`, {
      data: { method, reason: "contextClosed" },
    });
  }
}

/** The runtime has no such blob. `blobId` is as the caller gave it, since runtimes send `data: null`. */
export class BlobNotFoundError extends CallbackError {
  static override readonly brand: string = "BlobNotFoundError";
  readonly blobId: string;

  constructor(blobId: string, options: { readonly cause?: unknown } = {}) {
    super(`Blob not found: ${blobId}`, { ...options, data: { blobId } });
    this.blobId = blobId;
  }
}

/** The text is no blob id: neither 64 hex digits nor `sha256:` and 64 hex digits. */
export class InvalidBlobIdError extends CallbackError {
  static override readonly brand: string = "InvalidBlobIdError";

  constructor(blobId: unknown) {
    const shown = typeof blobId === "string" ? JSON.stringify(blobId.slice(0, 100)) : typeof blobId;
    super(`Not a blob id: ${shown}. Expected 64 hex digits, with or without "sha256:".`, { data: { blobId: shown } });
  }
}

/** The runtime keeps blobs behind an HTTP API whose URL this worker was not told. */
export class BlobApiUnavailableError extends CallbackError {
  static override readonly brand: string = "BlobApiUnavailableError";

  constructor(reason: string, options: { readonly cause?: unknown } = {}) {
    super(`Blob API unavailable: ${reason}`, {
      ...options,
      data: { reason: "blobApiUnavailable", hint: "Set STEPFLOW_BLOB_API_URL or blobApi.url in stepflow-config.yml." },
    });
  }
}

/** The runtime's dialect could not be found out, so nothing was sent that depends on it. */
export class UnknownRuntimeError extends CallbackError {
  static override readonly brand: string = "UnknownRuntimeError";

  constructor(options: { readonly cause?: unknown } = {}) {
    super(
      "The runtime sent no initialize and did not answer the question for its version. " +
        "Set STEPFLOW_PROTOCOL=v0 (runtime 0.9) or v1 (0.10, 0.11).",
      { ...options, data: { reason: "unknownRuntime" } },
    );
  }
}

/** This runtime does not offer what was asked for. */
export class UnsupportedByRuntimeError extends CallbackError {
  static override readonly brand: string = "UnsupportedByRuntimeError";

  constructor(what: string, hint?: string) {
    super([`This runtime does not support ${what}.`, hint].filter(Boolean).join(" "), {
      data: { reason: "unsupported", what, ...(hint === undefined ? {} : { hint }) },
    });
  }
}

/** The runtime accepts no blob of that size: 2 MiB up to runtime 0.11 (docs/internals/wire.md#blob-http-api). */
export class BlobTooLargeError extends CallbackError {
  static override readonly brand: string = "BlobTooLargeError";

  /** @param options.isCut true when it was read so far only. */
  constructor(sizeBytes: number, { isCut = false }: { readonly isCut?: boolean } = {}) {
    const size = isCut ? `at least ${sizeBytes} bytes` : `${sizeBytes} bytes`;
    super(`Blob of ${size} is larger than the runtime accepts: return the value as output instead, or split it.`, {
      data: { reason: "tooLarge", sizeBytes },
    });
  }
}

/** What is stored under an id is not what was stored there: its hash differs, or the runtime says so itself. */
export class BlobIntegrityError extends CallbackError {
  static override readonly brand: string = "BlobIntegrityError";
  readonly blobId: string;

  /** @param damage what is wrong, as a sentence. */
  constructor(
    blobId: string,
    damage: string,
    { cause, actualId }: { readonly cause?: unknown; readonly actualId?: string } = {},
  ) {
    super(`Blob ${blobId} is damaged: ${damage}`, {
      cause,
      data: { blobId, ...(actualId === undefined ? {} : { actualId }) },
    });
    this.blobId = blobId;
  }

  /** From the words of a runtime that has looked itself, as the embedded one does. */
  static fromRuntime(blobId: string, words: string, cause?: unknown): BlobIntegrityError {
    return new BlobIntegrityError(blobId, words.replace(`Blob ${blobId} is damaged: `, ""), { cause });
  }
}

/** A blob was asked for as JSON and holds bytes. */
export class BinaryBlobError extends CallbackError {
  static override readonly brand: string = "BinaryBlobError";
  readonly blobId: string;

  constructor(blobId: string) {
    super(`Blob ${blobId} holds bytes, not JSON: use getBinary.`, { data: { blobId, reason: "binary" } });
    this.blobId = blobId;
  }
}

/** A flow that a component ran has failed; `flowCode`, `flowMessage` and `flowData` are what the runtime says of it. */
export class FlowError extends CallbackError {
  static override readonly brand: string = "FlowError";
  readonly runId: string;
  readonly flowCode: number;
  readonly flowMessage: string;
  readonly flowData: unknown;

  constructor(runId: string, { code, message, data }: FlowFailure) {
    super(`Run ${runId} failed (${code}): ${message}`, {
      data: { runId, code, message, ...(data === undefined || data === null ? {} : { data }) },
    });
    this.runId = runId;
    this.flowCode = code;
    this.flowMessage = message;
    this.flowData = data;
  }
}

/** A fetched blob does not fit the schema that it was asked with. */
export class InvalidBlobError extends CallbackError {
  static override readonly brand: string = "InvalidBlobError";
  readonly blobId: string;
  readonly issues: readonly ValidationIssue[];

  constructor(blobId: string, issues: readonly ValidationIssue[]) {
    super(`Blob ${blobId} does not fit the schema: ${describeIssues(issues)}`, { data: { blobId, issues } });
    this.blobId = blobId;
    this.issues = issues;
  }
}

/** The workflow has no such step. */
export class StepNotFoundError extends CallbackError {
  static override readonly brand: string = "StepNotFoundError";
  readonly stepId: string;

  constructor(stepId: string, known: readonly string[]) {
    super(`The workflow has no step "${stepId}". It has ${known.join(", ") || "none"}.`, { data: { stepId, known } });
    this.stepId = stepId;
  }
}
