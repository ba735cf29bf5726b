import type { RequestId } from "./rpc-message.ts";

/** Envelopes start with their id; a longer search would only find ids of user data. */
const MAX_SEARCHED_CHARS = 4_096;

/**
 * Top-level members before the first nested value; alternatives differ in their first character, so it runs in linear
 * time. A number counts only when its end is there, since a torn one would be another id.
 */
const LEADING_ID = /^\s*\{(?:[^{}[\]"]|"(?:[^"\\]|\\.)*")*?"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d{1,15}(?=[\s,}]))/;

/**
 * Finds the id of a message that cannot be parsed as a whole (torn, too deep, too large). A runtime loses an answer
 * whose id is null together with its code and message (docs/internals/wire.md#how-a-response-is-read).
 */
export function recoverRequestId(text: string): RequestId | null {
  const lexeme = LEADING_ID.exec(text.slice(0, MAX_SEARCHED_CHARS))?.[1];
  if (lexeme === undefined) return null;
  try {
    return JSON.parse(lexeme) as RequestId;
  } catch {
    return null;
  }
}
