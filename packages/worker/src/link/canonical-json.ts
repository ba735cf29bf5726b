/**
 * Writes a value as JSON with the keys of every object sorted, so that values which differ only in the order of keys give the same
 * text. The text is for hashing, not for reading: `JSON.stringify` cannot write a bigint beyond 2^53 as a number, so it becomes a
 * marked string.
 *
 * @throws TypeError when the value is circular or nests too deeply to be written.
 */
export function canonicalJson(value: unknown): string {
  try {
    return JSON.stringify(value, toCanonical) ?? "null";
  } catch (error) {
    // JSON.stringify does not see a cycle through sorted copies: the stack overflows instead.
    if (!(error instanceof RangeError)) throw error;
    throw new TypeError("The value cannot be written as JSON: it is circular or nests too deeply", { cause: error });
  }
}

const MARK = "\0";

function toCanonical(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return isSafe(value) ? Number(value) : `${MARK}${value}`;
  // A string that begins with the mark gets another one, so that it cannot equal a marked bigint.
  if (typeof value === "string") return value.startsWith(MARK) ? `${MARK}${value}` : value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isSafe(value: bigint): boolean {
  return Number.isSafeInteger(Number(value));
}
