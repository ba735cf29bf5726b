import { escapePointerKey } from "@stepflow/protocol/internal";
/**
 * What becomes of integers in a component's input that a JavaScript number cannot hold: `warn` passes them on rounded
 * and logs where they were, `error` refuses the input, `bigint` hands them over as `bigint`.
 */
export type BigNumbers = "warn" | "error" | "bigint";

/** 2^53 has 16 digits: shorter integers are always exact. */
const DIGITS = 16;
const MAX_EXACT_INTEGER = "9007199254740992";
/** Runtimes hold 20 digits at most. What is absurdly long stays a number: converting it would take seconds. */
const MAX_BIGINT_DIGITS = 1_000;

const INTEGER = /^-?\d+$/;
/** What can stand before and after an integer in JSON; most digits inside strings and fractions fail on it. */
const BEFORE_INTEGER = " \t\n\r[,:-";
const AFTER_INTEGER = " \t\n\r,]}";

/**
 * Quick look before {@link findBigNumbers} and {@link parseWithBigInts}: false means that every integer in the JSON
 * text is exact. True may be a false alarm, when text in a string looks like a big number.
 */
export function mayHoldBigNumbers(text: string): boolean {
  // Every run of 16 digits covers one of these positions; all other characters need not be read.
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
 * JSON pointers of all integers that would come back changed if the text were parsed and written again. Only integers
 * without fraction and exponent count: everything else is a double in the runtimes too, so nothing is lost here.
 *
 * 2^60 counts although a double holds it, because JavaScript writes it back as 1152921504606847000.
 *
 * @throws SyntaxError when the text is not JSON. Its depth must have been checked before.
 */
export async function findBigNumbers(text: string): Promise<string[]> {
  const { parse } = await import("lossless-json");
  const value = parse(text, null, {
    parseNumber: (digits) => (isChangedInteger(digits) ? CHANGED : 0),
    onDuplicateKey: takeLast,
  });
  const pointers: string[] = [];
  collectPointers(value, "", pointers);
  return pointers;
}

/**
 * As `JSON.parse`, with `bigint` for every integer beyond ±(2^53 − 1) and `number` for all others, so that the type
 * follows from the size alone.
 *
 * @throws SyntaxError when the text is not JSON. Its depth must have been checked before.
 */
export async function parseWithBigInts(text: string): Promise<unknown> {
  if (!mayHoldBigNumbers(text)) return JSON.parse(text);
  const { parse } = await import("lossless-json");
  return parse(text, null, { parseNumber: toNumberOrBigInt, onDuplicateKey: takeLast });
}

/** As `JSON.stringify`, with the digits of a `bigint` written out; what JSON has no word for is `null`. */
export function stringifyWithBigInts(value: unknown): string {
  // lossless-json could write bigints too, but takes any object with a field `isLosslessNumber` for a number.
  const tag = crypto.randomUUID();
  let found = false;
  const text = JSON.stringify(value, (_key, child: unknown) => {
    if (typeof child !== "bigint") return child;
    found = true;
    return `${tag}${child}`;
  });
  if (!found) return text ?? "null";
  return text.replaceAll(new RegExp(`"${tag}(-?\\d+)"`, "g"), "$1");
}

const CHANGED = Symbol("an integer that a number cannot hold");

function collectPointers(value: unknown, pointer: string, pointers: string[]): void {
  if (value === CHANGED) pointers.push(pointer);
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    collectPointers(child, `${pointer}/${escapePointerKey(key)}`, pointers);
  }
}

function isChangedInteger(digits: string): boolean {
  return digits.length >= DIGITS && INTEGER.test(digits) && String(Number(digits)) !== digits;
}

function toNumberOrBigInt(digits: string): number | bigint {
  const number = Number(digits);
  const isBig = digits.length >= DIGITS && INTEGER.test(digits) && !Number.isSafeInteger(number);
  return isBig && digits.length <= MAX_BIGINT_DIGITS ? BigInt(digits) : number;
}

/** As JSON.parse does; the library would throw. */
function takeLast({ newValue }: { readonly newValue: unknown }): unknown {
  return newValue;
}

function mayBeBigInteger(text: string, start: number, end: number): boolean {
  if (end - start === DIGITS && text.slice(start, end) < MAX_EXACT_INTEGER) return false;
  return isOneOf(BEFORE_INTEGER, text[start - 1]) && isOneOf(AFTER_INTEGER, text[end]);
}

/** True at the text's ends too. */
function isOneOf(characters: string, character: string | undefined): boolean {
  return character === undefined || characters.includes(character);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
