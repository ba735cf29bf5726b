/**
 * Deepest nesting of a message that is read. Runtimes read at most 128 levels themselves, so every message of a runtime is
 * below it; deeper values could exhaust the stack when they are processed.
 */
export const MAX_MESSAGE_DEPTH = 200;

/** Deepest nesting of a component's output. A runtime cannot read a response with more than 128 levels, which include its envelope. */
export const MAX_OUTPUT_DEPTH = 120;

/** Largest body, in bytes, that runtimes up to 0.11 accept by POST. They answer larger ones with status 413. */
export const RUNTIME_BODY_LIMIT_BYTES = 2_097_152;
