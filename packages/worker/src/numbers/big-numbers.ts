import { escapePointerKey } from "@stepflow/protocol/internal";

/**
 * Treatment of integers that a JavaScript number cannot represent exactly, in inputs, blobs and responses: `"warn"` rounds
 * them and logs their places, `"error"` fails the step, `"bigint"` passes them as `bigint`.
 */
export type BigNumbers = "warn" | "error" | "bigint";

/** 2^53 has 16 digits, so shorter integers are always exact. */
const DIGITS = 16;
const MAX_EXACT_INTEGER = "9007199254740992";
/** Longer integers stay numbers, because converting them can take seconds. Runtimes hold at most 20 digits. */
const MAX_BIGINT_DIGITS = 1_000;

const INTEGER = /^-?\d+$/;
/** Characters that can precede and follow an integer in JSON. They exclude most digits in strings and fractions. */
const BEFORE_INTEGER = " \t\n\r[,:-";
const AFTER_INTEGER = " \t\n\r,]}";

/**
 * Quick check before {@link findBigNumbers} and {@link parseWithBigInts}: false means that every integer in the JSON text is
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
 * Returns the JSON pointers of all integers that change if the text is parsed and written again. Only integers without
 * fraction and exponent count, because runtimes represent all other numbers as doubles, too.
 *
 * 2^60 counts although a double represents it exactly, because JavaScript writes it as 1152921504606847000.
 *
 * @throws SyntaxError if the text is not JSON. The caller must have checked its depth.
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
 * Parses JSON like `JSON.parse`, but returns a `bigint` for every integer beyond ±(2^53 − 1). The type depends on the size
 * alone.
 *
 * @throws SyntaxError if the text is not JSON. The caller must have checked its depth.
 */
export async function parseWithBigInts(text: string): Promise<unknown> {
  if (!mayHoldBigNumbers(text)) return JSON.parse(text);
  const { parse } = await import("lossless-json");
  return parse(text, null, { parseNumber: toNumberOrBigInt, onDuplicateKey: takeLast });
}

/** Writes JSON like `JSON.stringify`, but writes the digits of a `bigint`, and `null` for a value that JSON cannot represent. */
export function stringifyWithBigInts(value: unknown): string {
  // lossless-json writes bigints, too, but treats any object with a field `isLosslessNumber` as a number.
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

const CHANGED = Symbol("an integer that a number cannot represent");

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

/** Keeps the last of duplicate keys, as JSON.parse does; lossless-json would throw. */
function takeLast({ newValue }: { readonly newValue: unknown }): unknown {
  return newValue;
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
