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

const strictDecoder = new TextDecoder("utf-8", { fatal: true });

/** Returns the text of a body that was read as a whole. */
export function decodeBody(bytes: Uint8Array): BodyOutcome {
  try {
    return { kind: "whole", text: strictDecoder.decode(bytes) };
  } catch {
    return { kind: "notUtf8", text: startOfBody(bytes) };
  }
}

/** Returns the beginning of a body as text. */
export function startOfBody(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, MAX_START_BYTES));
}
