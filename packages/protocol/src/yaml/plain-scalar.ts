import { YamlFault } from "./yaml-fault.ts";

/** Value of an unquoted scalar. Integers are exact. */
export type PlainValue = string | number | bigint | boolean | null;

const WORDS: ReadonlyMap<string, PlainValue> = new Map<string, PlainValue>([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);
const INFINITIES = /^(?:([+-]?)\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const INTEGER = /^([+-]?)(0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+|[0-9]+)$/;
const FRACTION = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
/** Digits after a zero, as in postal codes, are a text. */
const LEADING_ZERO = /^[+-]?0[0-9]+$/;

/** More digits exceed 128 bits, even in base 2. Converting a million of them takes seconds. */
const MAX_DIGITS = 128;

const UNSIGNED_64 = 2n ** 64n - 1n;
const SIGNED_64 = -(2n ** 63n);
const UNSIGNED_128 = 2n ** 128n - 1n;
const SIGNED_128 = -(2n ** 127n);

/**
 * Reads an unquoted scalar as serde_yaml does, the library of real runtimes: null, a boolean, a number, or a text as it is written.
 *
 * @throws YamlFault for integers of more than 64 bits.
 */
export function readPlainScalar(text: string): PlainValue {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  return readInteger(text) ?? readFloat(text) ?? text;
}

/** Returns null or a boolean if the text is the word for it. */
export function readWord(text: string): boolean | null | undefined {
  return WORDS.get(text) as boolean | null | undefined;
}

/**
 * Reads an integer. Returns `undefined` if the text is not an integer.
 *
 * @throws YamlFault for integers of more than 64 bits, except those of more than 128, which are texts or floats.
 */
export function readInteger(text: string): bigint | undefined {
  const [, sign, digits = ""] = INTEGER.exec(text) ?? [];
  if (sign === undefined || LEADING_ZERO.test(text)) return undefined;
  if (digits.replace(/^0[xob]0*/, "").length > MAX_DIGITS) return undefined;
  const value = sign === "-" ? -BigInt(digits) : BigInt(digits);
  if (value > UNSIGNED_128 || value < SIGNED_128) return undefined;
  if (value > UNSIGNED_64 || value < SIGNED_64) {
    throw new YamlFault(
      `${text} has more than 64 bits, which runtimes refuse: write it in quotes, or as ${toFloat(value)}`,
    );
  }
  return value;
}

/**
 * Reads a number, which is infinite or NaN only if it is written so. Returns `undefined` if the text is not a number, or if a double cannot
 * hold it.
 */
export function readFloat(text: string): number | undefined {
  const infinity = INFINITIES.exec(text);
  if (infinity !== null) {
    if (infinity[1] === undefined) return Number.NaN;
    return infinity[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  if (!FRACTION.test(text) || LEADING_ZERO.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function toFloat(value: bigint): string {
  return Number(value)
    .toExponential()
    .replace(/^(-?\d)e/, "$1.0e");
}
