import { inspect, styleText } from "node:util";
import type { LogFields, LogLevel } from "../log/logger.ts";
import { toSafeJson } from "./safe-json.ts";

/** One line of a log before it is written. */
export interface LogEntry {
  readonly time: Date;
  readonly level: LogLevel;
  readonly message: string;
  readonly fields?: LogFields | undefined;
  /** Whose line it is: the worker's name. */
  readonly logger?: string | undefined;
}

/** Levels as the Python SDK writes them, so that one query finds the lines of both. */
const LABELS: Record<LogLevel, string> = { debug: "DEBUG", info: "INFO", warn: "WARNING", error: "ERROR" };
const COLOURS = { debug: "gray", info: "cyan", warn: "yellow", error: "red" } as const;
const OWN_KEYS: readonly string[] = ["timestamp", "level", "message", "logger"];
const PLAIN_VALUE = /^[\w./:@+-]+$/;

/**
 * The entry as one line of JSON: `timestamp`, `level`, `message`, `logger`, then the fields. A field that bears one of
 * those names gets a `_` before it. Never throws.
 */
export function toJsonLine({ time, level, message, logger, fields }: LogEntry): string {
  const own = { timestamp: time.toISOString(), level: LABELS[level], message, ...(logger !== undefined && { logger }) };
  const parts = [toSafeJson(own).slice(1, -1)];
  for (const [key, value] of entriesOf(fields)) {
    parts.push(`${JSON.stringify(OWN_KEYS.includes(key) ? `_${key}` : key)}:${toSafeJson(value)}`);
  }
  return `{${parts.join(",")}}\n`;
}

/** The entry for human eyes on a terminal; errors follow with stack and causes. Never throws. */
export function toPrettyLine({ time, level, message, fields }: LogEntry, colours: boolean): string {
  const label = LABELS[level].padEnd(7);
  const details: string[] = [];
  const errors: string[] = [];
  for (const [key, value] of entriesOf(fields)) {
    if (value instanceof Error) errors.push(`\n${key}: ${show(value)}`);
    else details.push(` ${key}=${typeof value === "string" && PLAIN_VALUE.test(value) ? value : show(value)}`);
  }
  const text = defuse(`${message} ${details.join("")}${errors.join("")}`.trimEnd()).replaceAll("\n", "\n  ");
  return `${time.toISOString().slice(11, 23)} ${colours ? styleText(COLOURS[level], label, { validateStream: false }) : label} ${text}\n`;
}

function entriesOf(fields: LogFields | undefined): [string, unknown][] {
  try {
    return Object.entries(fields ?? {}).filter(([, value]) => value !== undefined);
  } catch (error) {
    return [["fields", `cannot be read: ${error}`]];
  }
}

function show(value: unknown): string {
  try {
    return inspect(value, { depth: 4, breakLength: Number.POSITIVE_INFINITY });
  } catch (error) {
    return `cannot be shown: ${error}`;
  }
}

/** Control characters from user data must not reach the terminal. */
function defuse(text: string): string {
  return text.replace(/\p{Cc}/gu, (char) =>
    char === "\n" || char === "\t" ? char : `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
