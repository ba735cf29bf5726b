import { escapeUnsafe } from "./unsafe-characters.ts";

type Fields = Readonly<Record<string, unknown>>;

const PLAIN_VALUE = /^[\w./:@+-]+$/;

/** Writes a message and its fields as one line: `The execution failed. attempts=3 component=/text/shout`. Errors are left out. Never throws. */
export function toTextLine(message: string, fields: Fields = {}): string {
  const details = entriesOf(fields).map(([key, value]) => ` ${key}=${show(value)}`);
  return escapeUnsafe(`${message}${details.join("")}`);
}

/** Returns the errors among the fields, which consoles show with their stacks. */
export function errorsIn(fields: Fields = {}): Error[] {
  return Object.values(fields).filter((value) => value instanceof Error);
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
