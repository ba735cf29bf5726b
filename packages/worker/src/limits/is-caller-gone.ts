import { CallbackAbortedError, CallbackTimeoutError, ContextClosedError, DisconnectedError } from "@stepflow/protocol";

/** True for failures that concern only the execution that asked: another one may still get an answer. */
export function isCallerGone(error: unknown): boolean {
  return (
    error instanceof CallbackAbortedError ||
    error instanceof CallbackTimeoutError ||
    error instanceof ContextClosedError ||
    error instanceof DisconnectedError
  );
}
