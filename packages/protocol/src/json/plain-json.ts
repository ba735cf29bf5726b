import { MAX_OUTPUT_DEPTH } from "./limits.ts";
import { describeLoss } from "./lossy-object.ts";
import { findUnsendable } from "./unsendable.ts";

/**
 * Returns a value that JSON holds as it is, for details of errors, which must not fail themselves. A value that JSON would change or cannot
 * write becomes a copy. In the copy, errors keep name and message, `bigint` and `NaN` become text, and other parts become a note such as
 * `[Promise]` or `[circular]`.
 */
export function toPlainJson(value: unknown): unknown {
  try {
    return findUnsendable(value) === undefined ? value : copyOf(value, "", []);
  } catch {
    return "[unreadable]";
  }
}

function copyOf(given: unknown, key: string, holders: readonly unknown[]): unknown {
  if (typeof given === "bigint" || (typeof given === "number" && !Number.isFinite(given))) return String(given);
  if (typeof given === "function" || typeof given === "symbol") return `[${typeof given}]`;
  if (typeof given !== "object" || given === null) return given;
  if (holders.includes(given)) return "[circular]";
  if (holders.length === MAX_OUTPUT_DEPTH) return "[too deep]";
  if (given instanceof Error) return { name: given.name, message: given.message };
  return copyObject(given, key, [...holders, given]);
}

function copyObject(given: object, key: string, holders: readonly unknown[]): unknown {
  if ("toJSON" in given && typeof given.toJSON === "function") {
    return copyOf(
      attempt(() => (given as { toJSON(key: string): unknown }).toJSON(key)),
      key,
      holders,
    );
  }
  if (Array.isArray(given))
    return Array.from(given, (item: unknown, index) => copyOf(item ?? null, String(index), holders));
  const keys = Object.keys(given);
  const isOpaque = ArrayBuffer.isView(given) || (keys.length === 0 && describeLoss(given) !== undefined);
  if (isOpaque) return `[${Object.prototype.toString.call(given).slice("[object ".length, -1)}]`;
  const members = keys.map((name) => [
    name,
    copyOf(
      attempt(() => (given as Record<string, unknown>)[name]),
      name,
      holders,
    ),
  ]);
  return Object.fromEntries(members);
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return "[unreadable]";
  }
}
