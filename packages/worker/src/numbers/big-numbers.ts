import { type LongInteger, visitLongIntegers } from "./integer-scan.ts";

/**
 * Treatment of integers that a JavaScript number cannot represent exactly, in inputs, blobs and responses: `"warn"` rounds
 * them and logs their places, `"error"` fails the step, `"bigint"` passes them as `bigint`.
 */
export type BigNumbers = "warn" | "error" | "bigint";

/** 2^53 has 16 digits, so shorter integers are always exact. */
const DIGITS = 16;
const MAX_EXACT_INTEGER = "9007199254740992";
/** JavaScript writes longer integers with an exponent. The minus sign counts. */
const MAX_WRITTEN_LENGTH = 22;
/** JavaScript writes an integer as it was read if it has at most this many digits before its zeros at the end. */
const EXACT_DIGITS = 15;
const ZERO = 48;
/** Longer integers stay numbers, because converting them can take seconds. Runtimes hold at most 20 digits. */
const MAX_BIGINT_DIGITS = 1_000;

/** Characters that can precede and follow an integer in JSON. They exclude most digits in strings and fractions. */
const BEFORE_INTEGER = " \t\n\r[,:-";
const AFTER_INTEGER = " \t\n\r,]}";

/**
 * Quick check before {@link findBigNumbers} and {@link restoreBigInts}: false means that every integer in the JSON text is
 * exact. True may be a false positive, because a string can contain text that looks like a big number.
 */
export function mayHoldBigNumbers(text: string): boolean {
  // Every run of 16 digits covers one of these positions, so the other characters are not read.
  for (let at = DIGITS - 1; at < text.length; at += DIGITS) {
    if (!isDigit(text, at)) continue;
    let start = at;
    let end = at + 1;
    while (isDigit(text, start - 1)) start--;
    while (isDigit(text, end)) end++;
    if (end - start >= DIGITS && mayBeBigInteger(text, start, end)) return true;
    at = end;
  }
  return false;
}

/**
 * Returns the JSON pointers of the first integers that change if the text is parsed and written again, at most `max` of them. Only
 * integers without fraction and exponent count, because runtimes represent all other numbers as doubles, too.
 *
 * 2^60 counts although a double represents it exactly, because JavaScript writes it as 1152921504606847000.
 *
 * @param text valid JSON
 * @param root holds what `JSON.parse` made of the text
 */
export function findBigNumbers(text: string, root: { value: unknown }, max: number): string[] {
  const pointers = new Set<string>();
  visitLongIntegers(text, root, DIGITS, (found) => {
    if (!Number.isSafeInteger(found.value) && isChanged(found)) pointers.add(found.pointer());
    return pointers.size < max;
  });
  return [...pointers];
}

/**
 * Replaces every integer beyond ±(2^53 − 1) by a `bigint` in what `JSON.parse` made of the text. The type depends on the size alone.
 *
 * @param text valid JSON
 * @param root holds what `JSON.parse` made of the text, and is changed
 */
export function restoreBigInts(text: string, root: { value: unknown }): void {
  visitLongIntegers(text, root, DIGITS, (found) => {
    if (Number.isSafeInteger(found.value)) return true;
    const { digits } = found;
    if (digits.length <= MAX_BIGINT_DIGITS) found.replace(BigInt(digits));
    return true;
  });
}

/**
 * Parses JSON like `JSON.parse`, but returns a `bigint` for every integer beyond ±(2^53 − 1).
 *
 * @throws SyntaxError if the text is not JSON
 */
export function parseWithBigInts(text: string): unknown {
  const root = { value: JSON.parse(text) as unknown };
  if (mayHoldBigNumbers(text)) restoreBigInts(text, root);
  return root.value;
}

function isChanged({ value, digits }: LongInteger): boolean {
  if (digits.length > MAX_WRITTEN_LENGTH) return true;
  // Writing a number takes longer than parsing it.
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === ZERO) end--;
  return end > EXACT_DIGITS && String(value) !== digits;
}

function mayBeBigInteger(text: string, start: number, end: number): boolean {
  if (end - start === DIGITS && text.slice(start, end) < MAX_EXACT_INTEGER) return false;
  return isOneOf(BEFORE_INTEGER, text[start - 1]) && isOneOf(AFTER_INTEGER, text[end]);
}

/** Also true beyond the ends of the text, where `character` is undefined. */
function isOneOf(characters: string, character: string | undefined): boolean {
  return character === undefined || characters.includes(character);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
