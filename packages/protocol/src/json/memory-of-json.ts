import { endOfString } from "../internal/end-of-string.ts";

const QUOTE = 34;
const COMMA = 44;
const OPEN_BRACKET = 91;
const OPEN_BRACE = 123;

// Sizes in V8 on 64-bit machines: an empty object has 56 bytes, a string a head of 16 and its slot of 8.
const CONTAINER_BYTES = 64;
const STRING_BYTES = 32;
const VALUE_BYTES = 16;
/** Matches a character for which V8 stores a string with two bytes for each character. */
const WIDE = /[^\0-\xff]/;

/**
 * Estimates the memory in bytes that the parsed value of JSON text takes, without the text itself. The size of the text is no measure,
 * because small objects take twenty times as much. Measured values are between a sixth of the estimate and a third more than it.
 */
export function memoryOfJson(text: string): number {
  const charBytes = WIDE.test(text) ? 2 : 1;
  let bytes = VALUE_BYTES;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === COMMA) bytes += VALUE_BYTES;
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) bytes += CONTAINER_BYTES;
    else if (char === QUOTE) {
      const end = endOfString(text, at);
      bytes += STRING_BYTES + (end - at) * charBytes;
      at = end;
    }
  }
  return bytes;
}
