import type { TransportLogger } from "@stepflow/transport";

/** Receives problems that have no caller to report them to. Any logger with these methods fits. */
export type RuntimeLogger = TransportLogger;

/** A logger that writes warnings and errors to stderr. */
export const stderrLogger: RuntimeLogger = {
  debug() {},
  warn: (message, fields) => writeLine("warning", message, fields),
  error: (message, fields) => writeLine("error", message, fields),
};

function writeLine(level: string, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
  const details = Object.entries(fields).map(([name, value]) => ` ${name}=${toText(value)}`);
  process.stderr.write(`stepflow runtime: ${level}: ${message}${details.join("")}\n`);
}

function toText(value: unknown): string {
  if (value instanceof Error) return JSON.stringify(value.message);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
