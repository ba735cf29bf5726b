/**
 * Characters of user data that could control a terminal, begin a line, or reorder the text around them: control characters, line
 * separators and the marks of bidirectional text.
 */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Escapes unsafe characters, except those in `kept`. */
export function escapeUnsafe(text: string, kept = ""): string {
  return text.replace(UNSAFE, (char) => {
    if (kept.includes(char)) return char;
    const code = char.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : toUnicodeEscape(code);
  });
}

/** Escapes unsafe characters in JSON, which keeps its value: JSON itself leaves them in texts, apart from those below U+0020. */
export function escapeUnsafeJson(json: string): string {
  return json.replace(UNSAFE, (char) => toUnicodeEscape(char.charCodeAt(0)));
}

function toUnicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
