const HYPHENATED = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const DIGITS = /^[0-9a-f]{32}$/i;

/**
 * Reads a UUID and returns it in the usual form, or undefined if the text is not a UUID. As in the runtimes, the text may also be 32
 * digits without hyphens, or have braces around it or `urn:uuid:` in front.
 */
export function parseUuid(text: string): string | undefined {
  if (DIGITS.test(text)) return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-").toLowerCase();
  const inner = /^\{(.*)\}$/.exec(text)?.[1] ?? text.replace(/^urn:uuid:/, "");
  return HYPHENATED.test(inner) ? inner.toLowerCase() : undefined;
}
