import { clip } from "./clip.ts";

/** The used part of a global. This package does not depend on the types of the web platform. */
declare const performance: { now(): number };

type Level = "debug" | "warn" | "error";
type Fields = Readonly<Record<string, unknown>>;
type Log = { readonly [L in Level]: (message: string, fields?: Fields) => void };

interface Repetition {
  startedMs: number;
  written: number;
  dropped: number;
}

const MAX_CHARS = 1_000;
/** Number of equal messages that are written in a minute. */
const MAX_LINES = 20;
const WINDOW_MS = 60_000;

/**
 * A log for lines that any sender of messages can cause. It cuts texts in fields, and writes at most 20 lines with the same message per
 * minute. The field `dropped` of the next line counts the dropped ones. Messages must be constant texts.
 */
export class LimitedLog implements Log {
  readonly #log: Log;
  readonly #repetitions = new Map<string, Repetition>();

  constructor(log: Log) {
    this.#log = log;
  }

  debug(message: string, fields?: Fields): void {
    this.#write("debug", message, fields);
  }

  warn(message: string, fields?: Fields): void {
    this.#write("warn", message, fields);
  }

  error(message: string, fields?: Fields): void {
    this.#write("error", message, fields);
  }

  #write(level: Level, message: string, fields: Fields = {}): void {
    const dropped = this.#admit(message);
    if (dropped === undefined) return;
    const cut = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cutField(value)]));
    this.#log[level](message, dropped === 0 ? cut : { ...cut, dropped });
  }

  /** Returns the number of lines that were dropped before this one, or `undefined` if this one is dropped. */
  #admit(message: string): number | undefined {
    const nowMs = performance.now();
    const known = this.#repetitions.get(message);
    if (known === undefined || nowMs - known.startedMs >= WINDOW_MS) {
      this.#repetitions.set(message, { startedMs: nowMs, written: 1, dropped: 0 });
      return known?.dropped ?? 0;
    }
    if (known.written < MAX_LINES) {
      known.written++;
      return 0;
    }
    known.dropped++;
    return undefined;
  }
}

function cutField(value: unknown): unknown {
  return typeof value === "string" ? clip(value, MAX_CHARS) : value;
}
