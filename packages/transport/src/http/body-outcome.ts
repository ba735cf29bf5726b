/**
 * What was read of a body. `text` is the whole body, or its beginning if the body is not UTF-8 or too large. The beginning holds the id of
 * the request, which the error response needs.
 */
export interface BodyOutcome {
  readonly kind: "whole" | "notUtf8" | "tooLarge";
  readonly text: string;
}

/** Length of the beginning that is kept of a body that is not read as a whole. */
export const MAX_START_BYTES = 4_096;
