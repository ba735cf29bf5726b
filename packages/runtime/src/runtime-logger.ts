import { clip, escapeUnsafe } from "@stepflow/protocol/internal";
import type { TransportLogger } from "@stepflow/transport";

/** Longest text of a line. Messages quote what workers and flows contain. */
const MAX_CHARS = 65_536;

/** Receives problems that have no caller to report them to. Any logger with these methods fits. */
export type RuntimeLogger = TransportLogger;

/** A logger that writes warnings and errors to stderr. */
export const stderrLogger: RuntimeLogger = {
  debug() {},
  warn: (message, fields) => writeLine("warning", message, fields),
  error: (message, fields) => writeLine("error", message, fields),
};

function writeLine(level: string, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
  const details = Object.entries(fields).map(([name, value]) => ` ${name}=${clip(toText(value), MAX_CHARS)}`);
  const line = `stepflow runtime: ${level}: ${clip(message, MAX_CHARS)}${details.join("")}`;
  process.stderr.write(`${escapeUnsafe(line, "\n\t")}\n`);
}

function toText(value: unknown): string {
  if (value instanceof Error) return JSON.stringify(value.message);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return "(a value that cannot be read)";
  }
}
