const QUOTE = 34;
const BACKSLASH = 92;

/** Index of the quote that ends the JSON string whose first quote is at `start`. The length of the text if the string does not end. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) return at;
    at += char === BACKSLASH ? 2 : 1;
  }
  return text.length;
}
