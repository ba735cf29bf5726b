/**
 * JSON text of a value with the keys of every object sorted: equal for values that JSON cannot tell apart but for the
 * order of keys. Meant for hashing, not for reading: an integer beyond 2^53 given as bigint is written as a marked
 * string, because `JSON.stringify` has no other way.
 *
 * @throws TypeError when the value is circular or nests too deeply to be written.
 */
export function canonicalJson(value: unknown): string {
  try {
    return JSON.stringify(value, toCanonical) ?? "null";
  } catch (error) {
    // Sorted copies hide a cycle from JSON.stringify: it shows as an overflow instead.
    if (!(error instanceof RangeError)) throw error;
    throw new TypeError("The value cannot be written as JSON: it is circular or nests too deeply", { cause: error });
  }
}

const MARK = "\0";

function toCanonical(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return isSafe(value) ? Number(value) : `${MARK}${value}`;
  // A string that looks like a mark gets one more, so that no text can pass for a number.
  if (typeof value === "string") return value.startsWith(MARK) ? `${MARK}${value}` : value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isSafe(value: bigint): boolean {
  return Number.isSafeInteger(Number(value));
}
