/** Quotes the beginning of a text from outside, for an error or a log line. */
export function excerptOf(text: string, maxChars = 100): string {
  return JSON.stringify(text.length > maxChars ? `${text.slice(0, maxChars)}…` : text);
}
