/** What a {@link CallbackHandler} learns about the request it serves. */
export interface CallbackContext {
  /** Id that the worker gave the request. */
  readonly id: string | number;
  /** Aborted when the worker can no longer be answered: its stream broke, or the call was aborted, timed out or closed. */
  readonly signal: AbortSignal;
}

/**
 * Serves the requests that a worker sends while it executes. It returns the result or a promise of it; {@link NO_RESPONSE}
 * sends no response. An error becomes the error of the response, a `CallbackRefusal` unchanged.
 */
export type CallbackHandler = (method: string, params: unknown, context: CallbackContext) => unknown;

/** Returned by a {@link CallbackHandler} to send no response, as real runtimes do for methods that they do not know. */
export const NO_RESPONSE: unique symbol = Symbol("no response");
