import { isSuspicious } from "./is-suspicious.ts";
import { JsonFault } from "./json-fault.ts";
import { JsonScanner } from "./json-scanner.ts";

const exact = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The text of JSON. A byte order mark stays in it, and is a fault.
 *
 * @throws JsonFault for bytes that are no UTF-8, at the place where a real runtime stops.
 */
export function decodeJson(bytes: Uint8Array): string {
  try {
    return exact.decode(bytes);
  } catch {
    scan(lenient.decode(bytes));
    // Within a string, where anything else may stand.
    throw new JsonFault("invalid unicode code point");
  }
}

/**
 * A JSON value as real runtimes read it: deeper than 127 levels, with a half of a character or with a number beyond a double it is none
 * (docs/internals/wire.md#how-a-response-is-read), while JavaScript would take all that and lose it later.
 *
 * @throws JsonFault in the words of a real runtime.
 */
export function parseStrictJson(text: string): unknown {
  const value = parseLoosely(text);
  if (isSuspicious(text)) scan(text);
  return value;
}

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    scan(text);
    throw error;
  }
}

/** @throws JsonFault */
function scan(text: string): void {
  const scanner = new JsonScanner(text);
  scanner.value("strict");
  scanner.end();
}
