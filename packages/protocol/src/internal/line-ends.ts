/**
 * Returns a function that replaces CR and CRLF by LF in the pieces of a text. Parsers of event streams look for the next LF after each CR,
 * so that many CR take quadratic time.
 */
export function createLineEnds(): (piece: string) => string {
  let isAfterCr = false;
  return (piece) => {
    const text = isAfterCr && piece.startsWith("\n") ? piece.slice(1) : piece;
    if (piece !== "") isAfterCr = piece.endsWith("\r");
    return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  };
}
