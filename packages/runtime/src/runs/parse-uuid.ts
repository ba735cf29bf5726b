const HYPHENATED = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const DIGITS = /^[0-9a-f]{32}$/i;

/**
 * A UUID in its usual form; undefined for what is none. Runtimes also read 32 digits in a row, braces around the usual form, and
 * `urn:uuid:` before it.
 */
export function parseUuid(text: string): string | undefined {
  if (DIGITS.test(text)) return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-").toLowerCase();
  const inner = /^\{(.*)\}$/.exec(text)?.[1] ?? text.replace(/^urn:uuid:/, "");
  return HYPHENATED.test(inner) ? inner.toLowerCase() : undefined;
}
