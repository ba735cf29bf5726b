// JSON text that every runtime can read. `JSON.stringify` writes a lone surrogate as `\udXXX`, which a runtime refuses
// (docs/internals/wire.md#how-a-response-is-read), and text beyond ASCII can get lost in an event stream
// (docs/internals/wire.md#lost-text).

/**
 * Matches one escape: a pair of surrogates, a lone surrogate (the group), or any other. `JSON.stringify` does not escape pairs,
 * but other writers of JSON may.
 */
const ESCAPES = /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)/g;
const REPLACEMENT = "\\ufffd";

/**
 * Replaces escaped lone surrogates in JSON text by U+FFFD, in keys and values, because runtimes refuse them.
 *
 * @example
 * ```ts source="./ascii-json.examples.ts#toWellFormedJson"
 * const text = JSON.stringify({ name: "broken \ud800" });
 * toWellFormedJson(text); // '{"name":"broken \\ufffd"}'
 * ```
 */
export function toWellFormedJson(json: string): string {
  if (!json.includes("\\u") || (!json.includes("\\ud") && !json.includes("\\uD"))) return json;
  return json.replace(ESCAPES, (found, alone?: string) => (alone === undefined ? found : REPLACEMENT));
}

const encoder = new TextEncoder();
const HEX = encoder.encode("0123456789abcdef");
const LAST_ASCII = 0x7f;
const BACKSLASH = 0x5c;
const LOWER_U = 0x75;

/** Whether every character is ASCII. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > LAST_ASCII) return false;
  return true;
}

/**
 * Writes `prefix`, JSON text and `suffix` as ASCII bytes: characters from U+0080 on in the JSON text are escaped as `\uXXXX`.
 * A loop over code units is used because a regular expression takes a third of a second for 1 MB of Chinese text.
 */
export function toAsciiBytes(prefix: string, json: string, suffix: string): Uint8Array {
  const bytes = new Uint8Array(prefix.length + escapedLength(json) + suffix.length);
  let at = encoder.encodeInto(prefix, bytes).written;
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index);
    if (unit <= LAST_ASCII) bytes[at++] = unit;
    else at = writeEscape(bytes, at, unit);
  }
  encoder.encodeInto(suffix, bytes.subarray(at));
  return bytes;
}

function escapedLength(json: string): number {
  let length = json.length;
  for (let at = 0; at < json.length; at++) if (json.charCodeAt(at) > LAST_ASCII) length += 5;
  return length;
}

function writeEscape(bytes: Uint8Array, start: number, unit: number): number {
  bytes[start] = BACKSLASH;
  bytes[start + 1] = LOWER_U;
  for (let digit = 0; digit < 4; digit++) {
    bytes[start + 2 + digit] = HEX[(unit >> (12 - 4 * digit)) & 0xf] ?? 0;
  }
  return start + 6;
}
