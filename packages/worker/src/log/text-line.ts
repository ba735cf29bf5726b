import { escapeUnsafe } from "@stepflow/protocol/internal";

type Fields = Readonly<Record<string, unknown>>;

/** Texts that are written without quotation marks. */
export const PLAIN_VALUE: RegExp = /^[\w./:@+-]+$/;

/** Writes a message and its fields as one line: `The execution failed. attempts=3 component=/text/shout`. Errors are left out. Never throws. */
export function toTextLine(message: string, fields: Fields = {}): string {
  const details = entriesOf(fields).map(([key, value]) => ` ${key}=${show(value)}`);
  return escapeUnsafe(`${message}${details.join("")}`);
}

/** Returns the errors among the fields, which consoles show with their stacks: as a text if one holds unsafe characters. */
export function errorsIn(fields: Fields = {}): (Error | string)[] {
  return Object.values(fields).filter(isError).map(toSafeError);
}

const MAX_CAUSES = 8;

function toSafeError(error: Error): Error | string {
  try {
    const stacks = stacksOf(error, 0);
    const safe = escapeUnsafe(stacks, "\n\t");
    return safe === stacks && isPlain(error) ? error : safe;
  } catch {
    return UNREADABLE;
  }
}

/** Members of an error may be functions that throw, and consoles read them all. */
const UNREADABLE = "(an error that cannot be read)";

/** Whether no member of an error is computed, so that a console can show it. */
function isPlain(error: Error): boolean {
  const members = ["name", "message", "cause", "errors"];
  return members.every((name) => Object.getOwnPropertyDescriptor(error, name)?.get === undefined);
}

function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** The stack of an error, and those of its causes and parts. */
function stacksOf(error: unknown, depth: number): string {
  if (!(error instanceof Error) || depth === MAX_CAUSES) return show(error);
  const parts = error instanceof AggregateError ? error.errors : [];
  const inner = [...parts, ...(error.cause === undefined ? [] : [error.cause])];
  const head = typeof error.stack === "string" ? error.stack : `${error.name}: ${error.message}`;
  return [head, ...inner.map((cause) => `[cause]: ${stacksOf(cause, depth + 1)}`)].join("\n");
}

function entriesOf(fields: Fields): [string, unknown][] {
  return Object.entries(fields).filter(([, value]) => value !== undefined && !isError(value));
}

function show(value: unknown): string {
  if (typeof value === "string" && PLAIN_VALUE.test(value)) return value;
  try {
    return (
      JSON.stringify(value, (_key, member: unknown) => (typeof member === "bigint" ? String(member) : member)) ??
      String(value)
    );
  } catch {
    return tagOf(value);
  }
}

/** Returns the tag of a value, such as `[object Object]`. A proxy may throw when it is asked for it. */
function tagOf(value: unknown): string {
  try {
    return Object.prototype.toString.call(value);
  } catch {
    return "(a value that cannot be read)";
  }
}
