import { MAX_MESSAGE_DEPTH } from "@stepflow/protocol";

/** Writes JSON like `JSON.stringify`, but writes the digits of a `bigint`, and `null` for a value that JSON cannot represent. */
export function stringifyWithBigInts(value: unknown): string {
  const tag = crypto.randomUUID();
  const marked = markBigInts(value, "", tag, 0);
  const text = JSON.stringify(marked) ?? "null";
  return marked === value ? text : text.replaceAll(new RegExp(`"${tag}(-?\\d+)"`, "g"), "$1");
}

/**
 * Returns the value with a marked string in place of each `bigint`. Only what holds one is copied: a replacer of `JSON.stringify` would
 * make writing ten times as slow.
 */
function markBigInts(given: unknown, key: string, tag: string, depth: number): unknown {
  if (depth > MAX_MESSAGE_DEPTH)
    throw new TypeError(`The value is circular, or it nests deeper than ${MAX_MESSAGE_DEPTH} levels.`);
  const value = hasToJson(given) ? given.toJSON(key) : given;
  if (typeof value === "bigint") return `${tag}${value}`;
  if (typeof value !== "object" || value === null) return given;
  const copy = Array.isArray(value) ? markElements(value, tag, depth) : markMembers(value, tag, depth);
  return copy ?? given;
}

function markElements(values: readonly unknown[], tag: string, depth: number): unknown[] | undefined {
  let copy: unknown[] | undefined;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const marked = mayHoldBigInt(value) ? markBigInts(value, String(index), tag, depth + 1) : value;
    if (marked === value) continue;
    copy ??= values.slice();
    copy[index] = marked;
  }
  return copy;
}

function markMembers(object: object, tag: string, depth: number): object | undefined {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(object)) {
    const value = (object as Record<string, unknown>)[key];
    const marked = mayHoldBigInt(value) ? markBigInts(value, key, tag, depth + 1) : value;
    if (marked === value) continue;
    copy ??= copyOf(object);
    Object.defineProperty(copy, key, { ...MEMBER, value: marked });
  }
  return copy;
}

/** Defines a member as `JSON.parse` does. An assignment to `__proto__` would change the prototype instead. */
const MEMBER = { configurable: true, enumerable: true, writable: true } as const;

/** The copy has no toJSON: it has been called already, and must not be called again. */
function copyOf(object: object): Record<string, unknown> {
  const copy = { ...object } as Record<string, unknown>;
  if (typeof copy["toJSON"] === "function") delete copy["toJSON"];
  return copy;
}

function mayHoldBigInt(value: unknown): boolean {
  return typeof value === "bigint" || (typeof value === "object" && value !== null);
}

function hasToJson(value: unknown): value is { toJSON(key: string): unknown } {
  return value !== null && value !== undefined && typeof (value as { toJSON?: unknown }).toJSON === "function";
}
