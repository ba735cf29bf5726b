/**
 * Whether a value consists of what JSON keeps for certain: texts, finite numbers, booleans, null, arrays without holes, and plain objects
 * without `toJSON`. It is a quick answer for nearly all values: `findUnsendable` accepts some others, and describes what JSON would change.
 *
 * @param maxDepth number of levels that objects and arrays may have.
 */
export function isPlainData(value: unknown, maxDepth: number): boolean {
  try {
    return isPlain(value, maxDepth);
  } catch {
    // A getter has thrown.
    return false;
  }
}

function isPlain(value: unknown, levels: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value !== "object") return Number.isFinite(value);
  if (levels === 0 || "toJSON" in value) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (!isPlain(item, levels - 1)) return false;
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((member) => member === undefined || isPlain(member, levels - 1));
}
