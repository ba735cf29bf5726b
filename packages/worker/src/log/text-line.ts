import { escapeUnsafe } from "./unsafe-characters.ts";

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
  return Object.values(fields)
    .filter((value) => value instanceof Error)
    .map(toSafeError);
}

const MAX_CAUSES = 8;

function toSafeError(error: Error): Error | string {
  const stacks = stacksOf(error, 0);
  const safe = escapeUnsafe(stacks, "\n\t");
  return safe === stacks ? error : safe;
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
  return Object.entries(fields).filter(([, value]) => value !== undefined && !(value instanceof Error));
}

function show(value: unknown): string {
  if (typeof value === "string" && PLAIN_VALUE.test(value)) return value;
  try {
    return (
      JSON.stringify(value, (_key, member: unknown) => (typeof member === "bigint" ? String(member) : member)) ??
      String(value)
    );
  } catch {
    return Object.prototype.toString.call(value);
  }
}
