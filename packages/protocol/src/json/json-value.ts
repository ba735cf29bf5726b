/** Any value that JSON can represent. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/**
 * Whether a value is an object in the sense of JSON: neither `null` nor an array.
 *
 * @example
 * ```ts source="./json-value.examples.ts#isJsonObject"
 * isJsonObject({}); // true
 * isJsonObject([]); // false
 * isJsonObject(null); // false
 * ```
 */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
