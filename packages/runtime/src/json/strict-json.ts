import { textDepthExceeds } from "@stepflow/protocol";
import { messageOf } from "@stepflow/protocol/internal";
import { isSuspicious, MAX_DEPTH } from "./is-suspicious.ts";
import { JsonFault } from "./json-fault.ts";
import { scalarsOf } from "./json-text.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes UTF-8. A byte order mark stays in the text, where parsing refuses it. @throws JsonFault for bytes that are not UTF-8 */
export function decodeJson(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new JsonFault("the text is not UTF-8");
  }
}

/**
 * Parses a JSON value and refuses what real runtimes refuse: more than 127 levels, lone surrogates and numbers that a double
 * cannot hold. `JSON.parse` takes all of these and loses them later.
 *
 * @throws JsonFault
 */
export function parseStrictJson(text: string): unknown {
  const value = parseJsonText(text);
  checkStrictJson(text);
  return value;
}

/** `JSON.parse` that throws a JsonFault. */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JsonFault(messageOf(error), { cause: error });
  }
}

/**
 * Checks valid JSON for what real runtimes refuse.
 *
 * @param outerDepth number of containers that the value stands in
 * @throws JsonFault
 */
export function checkStrictJson(text: string, outerDepth = 0): void {
  if (textDepthExceeds(text, MAX_DEPTH - outerDepth)) throw new JsonFault(`more than ${MAX_DEPTH} levels of nesting`);
  if (isSuspicious(text)) for (const scalar of scalarsOf(text)) checkScalar(scalar);
}

function checkScalar(text: string): void {
  if (text.startsWith('"')) {
    if (/\p{Surrogate}/u.test(JSON.parse(text))) throw new JsonFault("a lone surrogate in a string");
  } else if (!Number.isFinite(Number(text))) throw new JsonFault("a number out of range");
}
