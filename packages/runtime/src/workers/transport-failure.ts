import { messageOf } from "@stepflow/protocol/internal";
import { WorkerCallAbortedError, WorkerTimeoutError, WorkerTransportError } from "@stepflow/transport/client";
import { BlobDamagedError } from "../blobs/blob-damaged-error.ts";
import type { ErrorCause, FailedOutcome } from "../engine/component.ts";
import { BrokenReferenceError } from "../references/blob-references.ts";

const FINAL = [WorkerTimeoutError, WorkerCallAbortedError, BlobDamagedError] as const;

/**
 * Converts an error of the transport to an outcome. Errors that a repetition cannot mend, such as a timeout or a damaged blob, are final.
 */
export function toTransportOutcome(component: string, error: unknown): FailedOutcome {
  const message = messageOf(error);
  const isTooLarge = error instanceof WorkerTransportError && error.reason === "tooLarge";
  const isFinal = isTooLarge || FINAL.some((kind) => error instanceof kind);
  return {
    outcome: "failed",
    kind: "transport",
    component,
    causes: error instanceof BrokenReferenceError ? error.causes : causesOf(error, message),
    error: { code: 0, message },
    ...(error instanceof BrokenReferenceError ? { attachments: ["Failed to resolve blob refs in output"] } : {}),
    ...(isFinal ? { isFinal } : {}),
  };
}

/** Returns the causes. The first two have the wording of the runtimes. */
function causesOf(error: unknown, message: string): readonly ErrorCause[] {
  const reason = error instanceof WorkerTransportError ? error.reason : undefined;
  const attachment = reason === undefined ? undefined : ATTACHMENTS[reason];
  const top = {
    error: "error executing component",
    ...(attachment === undefined ? {} : { attachments: [attachment] }),
  };
  const isAnswered = reason !== undefined && reason !== "unreachable";
  return [top, { error: isAnswered ? "error receiving message" : "error sending message" }, { error: message }];
}

const ATTACHMENTS: Readonly<Partial<Record<WorkerTransportError["reason"], string>>> = {
  unreachable: "Failed to send HTTP request",
  streamEnded: "SSE stream ended without receiving final response",
};
