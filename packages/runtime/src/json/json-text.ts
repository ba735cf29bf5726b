import { endOfString } from "@stepflow/protocol/internal";

/** Name and value of an object's member, both as JSON text. */
export type MemberText = readonly [name: string, value: string];

/**
 * Splits the text of an object into its members, in their order and including repeated ones, which `JSON.parse` loses.
 *
 * @param text valid JSON without space around it
 */
export function* membersOf(text: string): Generator<MemberText> {
  let at = skipSpace(text, 1);
  while (text[at] !== "}") {
    const nameEnd = endOfString(text, at) + 1;
    const start = skipSpace(text, skipSpace(text, nameEnd) + 1);
    const end = endOfValue(text, start);
    yield [text.slice(at, nameEnd), text.slice(start, end)];
    at = skipSeparator(text, end);
  }
}

/**
 * Splits the text of an array into its elements.
 *
 * @param text valid JSON without space around it
 */
export function* elementsOf(text: string): Generator<string> {
  let at = skipSpace(text, 1);
  while (text[at] !== "]") {
    const end = endOfValue(text, at);
    yield text.slice(at, end);
    at = skipSeparator(text, end);
  }
}

/** Finds all strings, numbers and names of members in valid JSON, as JSON text. */
export function* scalarsOf(text: string): Generator<string> {
  for (const [start, end] of placesOfScalars(text)) yield text.slice(start, end);
}

/** Replaces the numbers in valid JSON. Digits in strings and names stay as they are. */
export function replaceNumbers(text: string, replace: (number: string) => string): string {
  const parts: string[] = [];
  let done = 0;
  for (const [start, end] of placesOfScalars(text)) {
    if (text[start] === '"') continue;
    parts.push(text.slice(done, start), replace(text.slice(start, end)));
    done = end;
  }
  return parts.join("") + text.slice(done);
}

function* placesOfScalars(text: string): Generator<readonly [start: number, end: number]> {
  const start = /["\d-]/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const end = endOfScalar(text, found.index);
    yield [found.index, end];
    start.lastIndex = end;
  }
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const next = text[at];
    if (next === "{" || next === "[") depth += 1;
    else if (next === "}" || next === "]") depth -= 1;
    at = endOfToken(text, at);
  } while (depth > 0);
  return at;
}

/** End of a bracket, a separator, a scalar or a run of space. */
function endOfToken(text: string, at: number): number {
  return "{}[],: \t\n\r".includes(text[at] ?? "") ? at + 1 : endOfScalar(text, at);
}

function endOfScalar(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start) + 1;
  const word = /[\w.+-]*/y;
  word.lastIndex = start;
  word.test(text);
  return word.lastIndex;
}

/** Index after the next comma and the space around it. */
function skipSeparator(text: string, end: number): number {
  const at = skipSpace(text, end);
  return text[at] === "," ? skipSpace(text, at + 1) : at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (" \t\n\r".includes(text[at] ?? "x")) at += 1;
  return at;
}
