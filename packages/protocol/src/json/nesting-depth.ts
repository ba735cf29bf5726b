import { endOfString } from "../internal/end-of-string.ts";

const OPENERS = ["{", "["] as const;

/**
 * Whether JSON text nests deeper than `maxDepth` levels. Brackets in strings do not count.
 *
 * @example
 * ```ts source="./nesting-depth.examples.ts#textDepthExceeds"
 * textDepthExceeds('{"a":[1]}', 1); // true: two levels
 * textDepthExceeds('{"a":"[["}', 1); // false: brackets in strings do not count
 * ```
 */
export function textDepthExceeds(text: string, maxDepth: number): boolean {
  return openersExceed(text, maxDepth) && scannedDepthExceeds(text, maxDepth);
}

/** Counts opening brackets, in strings as well. This is cheap, and a text with few of them cannot be deep. */
function openersExceed(text: string, count: number): boolean {
  let found = 0;
  for (const opener of OPENERS) {
    for (let at = text.indexOf(opener); at !== -1; at = text.indexOf(opener, at + 1)) {
      if (++found > count) return true;
    }
  }
  return false;
}

const QUOTE = 34;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

function scannedDepthExceeds(text: string, maxDepth: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) at = endOfString(text, at);
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      if (++depth > maxDepth) return true;
    } else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) depth--;
  }
  return false;
}

/**
 * Whether a value nests deeper than `maxDepth` levels. It stops at that depth, so it ends for circular values as well.
 *
 * @example
 * ```ts source="./nesting-depth.examples.ts#valueDepthExceeds"
 * valueDepthExceeds({ a: [1] }, 1); // true: two levels
 * valueDepthExceeds({ a: [1] }, 2); // false
 * ```
 */
export function valueDepthExceeds(value: unknown, maxDepth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (maxDepth === 0) return true;
  const children = Array.isArray(value) ? value : Object.values(value);
  for (const child of children) {
    if (typeof child === "object" && child !== null && valueDepthExceeds(child, maxDepth - 1)) return true;
  }
  return false;
}
