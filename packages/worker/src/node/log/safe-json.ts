import { describeLoss } from "@stepflow/protocol/internal";

interface Visited {
  /** The object in the output. It is the holder of the members that are visited next. */
  readonly written: object;
  /** The object that the caller passed. */
  readonly source: object;
}

/**
 * Writes any value as JSON, for logs: an error with name, message, stack, own members and causes, a `bigint` as its digits, a
 * cycle as `"[circular]"`. A value that cannot be written is replaced by a note. Never throws.
 */
export function toSafeJson(value: unknown): string {
  try {
    return JSON.stringify(value, createReplacer()) ?? "null";
  } catch (error) {
    return JSON.stringify(`cannot be written: ${describe(error)}`);
  }
}

function createReplacer(): (this: unknown, key: string, value: unknown) => unknown {
  const path: Visited[] = [];
  return function (key, value) {
    while (path.length > 0 && path.at(-1)?.written !== this) path.pop();
    // The toJSON method that some libraries add to errors tends to omit the stack or the cause, so it is ignored.
    const original = (this as Record<string, unknown>)[key];
    const source = original instanceof Error ? original : value;
    if (typeof source === "bigint") return String(source);
    if (typeof source !== "object" || source === null) return source;
    if (path.some((visited) => visited.source === source)) return "[circular]";
    if (isOpaque(source)) return `[${Object.prototype.toString.call(source).slice("[object ".length, -1)}]`;
    const written = source instanceof Error ? membersOf(source) : source;
    path.push({ written, source });
    return written;
  };
}

/** Whether JSON would write `{}` for an object that holds more, such as a promise or a map. */
function isOpaque(value: object): boolean {
  return !(value instanceof Error) && Object.keys(value).length === 0 && describeLoss(value) !== undefined;
}

function membersOf(error: Error): Record<string, unknown> {
  const members: Record<string, unknown> = { name: error.name, message: error.message, stack: error.stack };
  Object.assign(members, error);
  if (error instanceof AggregateError) members["errors"] = error.errors;
  if (error.cause !== undefined) members["cause"] = error.cause;
  return members;
}

function describe(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "unknown reason";
  }
}
