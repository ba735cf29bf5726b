import { replaceNumbers } from "./json-text.ts";

/** 2^53 has 16 digits, so shorter integers are always exact. */
const LONG_INTEGER = /^-?\d{16,20}$/;
const MIN_64_BIT = -(2n ** 63n);
const MAX_64_BIT = 2n ** 64n - 1n;

/** Whether JSON may hold integers that `JSON.parse` rounds. Fast, with false positives. */
export function mayHoldLongIntegers(text: string): boolean {
  return /\d{16}/.test(text);
}

/**
 * Rewrites valid JSON by its value, and keeps the digits of all integers of 64 bits, which `JSON.parse` would round. Real runtimes keep them,
 * too, and turn longer integers into doubles.
 *
 * @param write turns a value into JSON text without changing texts in it
 */
export function rewriteExactly(text: string, write: (value: unknown) => string): string {
  // While the value exists, texts that appear nowhere else stand for the integers.
  const mark = `integer ${crypto.randomUUID()} `;
  const marked = replaceNumbers(text, (digits) => (isLong(digits) ? `"${mark}${digits}"` : digits));
  return write(JSON.parse(marked)).replaceAll(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}

function isLong(digits: string): boolean {
  if (!LONG_INTEGER.test(digits)) return false;
  const integer = BigInt(digits);
  return integer >= MIN_64_BIT && integer <= MAX_64_BIT;
}
