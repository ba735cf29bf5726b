const QUOTE = 34;
const BACKSLASH = 92;

/** Returns the index of the quote that ends the JSON string at `start`, or the length of the text if the string does not end. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) return at;
    at += char === BACKSLASH ? 2 : 1;
  }
  return text.length;
}
