interface Visited {
  /** What stands in the output, and is the holder of the members visited next. */
  readonly written: object;
  readonly source: object;
}

/**
 * JSON text of any value, for logs: errors with name, message, stack, own members and causes; `bigint` as its digits;
 * a cycle as `"[circular]"`. What cannot be written is replaced by a note about it. Never throws.
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
    // An error's own toJSON (some libraries add one) tends to leave out the stack or the cause.
    const original = (this as Record<string, unknown>)[key];
    const source = original instanceof Error ? original : value;
    if (typeof source === "bigint") return String(source);
    if (typeof source !== "object" || source === null) return source;
    if (path.some((visited) => visited.source === source)) return "[circular]";
    const written = source instanceof Error ? membersOf(source) : source;
    path.push({ written, source });
    return written;
  };
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
