import { endOfString } from "../internal/end-of-string.ts";

/**
 * Deepest nesting of a message that is read. Runtimes parse at most 128 levels themselves (docs/internals/wire.md#how-a-response-is-read), so no real
 * message is refused; what is deeper could exhaust the stack later.
 */
export const MAX_MESSAGE_DEPTH = 200;

/** Deepest nesting of a component's output: an answer deeper than 128 levels fails in the runtime (docs/internals/wire.md#how-a-response-is-read, docs/internals/wire.md#sendable-outputs). */
export const MAX_OUTPUT_DEPTH = 120;

/** Bodies that a runtime up to 0.11 accepts by POST; larger ones get 413 (docs/internals/wire.md#rest-behaviour, docs/internals/wire.md#blob-http-api). */
export const RUNTIME_BODY_LIMIT_BYTES = 2_097_152;

const OPENERS = ["{", "["] as const;

/** True when the JSON text nests deeper than `maxDepth`. Brackets inside strings do not count. */
export function textDepthExceeds(text: string, maxDepth: number): boolean {
  return openersExceed(text, maxDepth) && scannedDepthExceeds(text, maxDepth);
}

/** Cheap first look: with few opening brackets, wherever they stand, the text cannot be deep. */
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

/** True when the value nests deeper than `maxDepth`; ends early, so cycles are found too. */
export function valueDepthExceeds(value: unknown, maxDepth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (maxDepth === 0) return true;
  const children = Array.isArray(value) ? value : Object.values(value);
  for (const child of children) {
    if (typeof child === "object" && child !== null && valueDepthExceeds(child, maxDepth - 1)) return true;
  }
  return false;
}
