/** How much a log line matters, least first: `debug`, `info`, `warn`, `error`. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** Named details of a log line. An `Error` among the values is written with its stack and causes. */
export type LogFields = Record<string, unknown>;

/** Where a worker and its components log to. Anything with these four methods will do. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** False when lines of that level are dropped; then nothing is prepared for them. Absent means all are wanted. */
  isLevelEnabled?(level: LogLevel): boolean;
}

const SEVERITY: Record<LogLevel, number> = { debug: 10, info: 20, warn: 30, error: 40 };

/** True when a line of `level` is to be written by a logger that is set to `threshold`. */
export function isAtLeast(level: LogLevel, threshold: LogLevel): boolean {
  return SEVERITY[level] >= SEVERITY[threshold];
}

/**
 * A logger that adds `fields` to every line; fields of the line itself win. Cheap to create: nothing is merged before
 * a line is written.
 */
export function withFields(logger: Logger, fields: LogFields): Logger {
  return new BoundLogger(logger, fields);
}

class BoundLogger implements Logger {
  readonly #logger: Logger;
  readonly #fields: LogFields;

  constructor(logger: Logger, fields: LogFields) {
    this.#logger = logger;
    this.#fields = fields;
  }

  debug(message: string, fields?: LogFields): void {
    if (this.isLevelEnabled("debug")) this.#logger.debug(message, { ...this.#fields, ...fields });
  }

  info(message: string, fields?: LogFields): void {
    if (this.isLevelEnabled("info")) this.#logger.info(message, { ...this.#fields, ...fields });
  }

  warn(message: string, fields?: LogFields): void {
    if (this.isLevelEnabled("warn")) this.#logger.warn(message, { ...this.#fields, ...fields });
  }

  error(message: string, fields?: LogFields): void {
    if (this.isLevelEnabled("error")) this.#logger.error(message, { ...this.#fields, ...fields });
  }

  isLevelEnabled(level: LogLevel): boolean {
    return this.#logger.isLevelEnabled?.(level) ?? true;
  }
}

const ignore = () => {};

/** Drops every line. */
export const silentLogger: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  isLevelEnabled: () => false,
};

/**
 * For runtimes other than Node: lines from `info` up, as text and an object, by `console.error` only, because stdout
 * belongs to the port line in subprocess mode.
 */
export const consoleLogger: Logger = {
  debug: ignore,
  info: (message, fields) => writeToConsole("INFO", message, fields),
  warn: (message, fields) => writeToConsole("WARNING", message, fields),
  error: (message, fields) => writeToConsole("ERROR", message, fields),
  isLevelEnabled: (level) => isAtLeast(level, "info"),
};

function writeToConsole(label: string, message: string, fields: LogFields | undefined): void {
  const details = fields === undefined ? [] : [fields];
  // biome-ignore lint/suspicious/noConsole: the one place that is meant to write to the console.
  console.error(`${label} ${message}`, ...details);
}
