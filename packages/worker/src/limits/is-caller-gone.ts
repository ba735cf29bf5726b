import { CallbackAbortedError, CallbackTimeoutError, ContextClosedError, DisconnectedError } from "@stepflow/protocol";

/** Whether an error concerns only the execution that sent the request: the same request of another one may still succeed. */
export function isCallerGone(error: unknown): boolean {
  return (
    error instanceof CallbackAbortedError ||
    error instanceof CallbackTimeoutError ||
    error instanceof ContextClosedError ||
    error instanceof DisconnectedError
  );
}
