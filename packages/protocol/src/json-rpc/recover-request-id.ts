import type { RequestId } from "./rpc-message.ts";

/** Messages begin with their id. A longer search would only find ids in user data. */
const MAX_SEARCHED_CHARS = 4_096;

/**
 * Matches an `id` among the top-level members before the first nested value. The alternatives differ in their first character,
 * so the match takes linear time. A number must be followed by a delimiter, because a number that is cut off is another id.
 */
const LEADING_ID = /^\s*\{(?:[^{}[\]"]|"(?:[^"\\]|\\.)*")*?"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d{1,15}(?=[\s,}]))/;

/**
 * Finds the id of a message that cannot be parsed because it is incomplete, too deep or too large. Returns `null` if there is
 * none. The id lets the sender receive the error: a runtime drops a response whose id is `null`.
 *
 * @example
 * ```ts source="./recover-request-id.examples.ts#recoverRequestId"
 * recoverRequestId('{"jsonrpc":"2.0","id":"a-1","method":"components/execute","params":{'); // "a-1"
 * recoverRequestId("<html>"); // null
 * ```
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
