import { inspect, styleText } from "node:util";
import { clip, escapeUnsafe, escapeUnsafeJson } from "@stepflow/protocol/internal";
import type { LogFields, LogLevel } from "../../log/logger.ts";
import { PLAIN_VALUE } from "../../log/text-line.ts";
import { toSafeJson } from "./safe-json.ts";

/** A log line before it is formatted. */
export interface LogEntry {
  readonly time: Date;
  readonly level: LogLevel;
  readonly message: string;
  readonly fields?: LogFields | undefined;
  /** Name of the worker. */
  readonly logger?: string | undefined;
}

/** Level names of the Python SDK, so that one log query finds the lines of both. */
const LABELS: Record<LogLevel, string> = { debug: "DEBUG", info: "INFO", warn: "WARNING", error: "ERROR" };
const COLOURS = { debug: "gray", info: "cyan", warn: "yellow", error: "red" } as const;
const OWN_KEYS: readonly string[] = ["timestamp", "level", "message", "logger"];
/** A value may come from a message of any length. */
const MAX_CHARS = 65_536;

/**
 * Formats an entry as one line of JSON: `timestamp`, `level`, `message`, `logger`, then the fields. A field with one of these
 * names is prefixed with `_`; one that is longer than 65,536 characters is cut. Never throws.
 */
export function toJsonLine({ time, level, message, logger, fields }: LogEntry): string {
  const own = {
    timestamp: time.toISOString(),
    level: LABELS[level],
    message: cut(message),
    ...(logger !== undefined && { logger }),
  };
  const parts = [toSafeJson(own).slice(1, -1)];
  for (const [key, value] of entriesOf(fields)) {
    parts.push(`${JSON.stringify(OWN_KEYS.includes(key) ? `_${key}` : key)}:${toBoundedJson(value)}`);
  }
  return `{${escapeUnsafeJson(parts.join(","))}}\n`;
}

/** Formats an entry for a terminal, followed by the stacks and causes of its errors. Never throws. */
export function toPrettyLine({ time, level, message, fields }: LogEntry, colours: boolean): string {
  const label = LABELS[level].padEnd(7);
  const details: string[] = [];
  const errors: string[] = [];
  for (const [key, value] of entriesOf(fields)) {
    if (value instanceof Error) errors.push(`\n${key}: ${cut(show(value))}`);
    else details.push(` ${key}=${cut(typeof value === "string" && PLAIN_VALUE.test(value) ? value : show(value))}`);
  }
  const text = escapeUnsafe(`${cut(message)} ${details.join("")}${errors.join("")}`.trimEnd(), "\n\t").replaceAll(
    "\n",
    "\n  ",
  );
  return `${time.toISOString().slice(11, 23)} ${colours ? styleText(COLOURS[level], label, { validateStream: false }) : label} ${text}\n`;
}

function toBoundedJson(value: unknown): string {
  const json = toSafeJson(typeof value === "string" ? cut(value) : value);
  return typeof value === "string" || json.length <= MAX_CHARS ? json : JSON.stringify(cut(json));
}

/** JavaScript code may pass a message of another type. */
function cut(text: string): string {
  return typeof text === "string" ? clip(text, MAX_CHARS) : text;
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
