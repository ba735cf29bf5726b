import { bindMethods, messageOf } from "@stepflow/protocol/internal";
import { readVariable } from "../env/process-env.ts";
import { isAtLeast, type LogLevel, parseLogLevel } from "./log-level.ts";
import { errorsIn, toTextLine } from "./text-line.ts";

/** Named details of a log line. The loggers of this package write an `Error` with its stack and causes. */
export type LogFields = Record<string, unknown>;

/**
 * Destination of the log lines of a worker and its components. Any object with these four methods is a logger; most
 * logging libraries need a small adapter.
 *
 * @example
 * ```ts source="./logger.examples.ts#Logger"
 * const logger: Logger = {
 *   debug: (message, fields = {}) => pino.debug(fields, message),
 *   info: (message, fields = {}) => pino.info(fields, message),
 *   warn: (message, fields = {}) => pino.warn(fields, message),
 *   error: (message, fields = {}) => pino.error(fields, message),
 * };
 * ```
 */
export interface Logger {
  /** Logs details for debugging. */
  debug(message: string, fields?: LogFields): void;
  /** Logs normal operation. */
  info(message: string, fields?: LogFields): void;
  /** Logs a problem that does not stop the worker. */
  warn(message: string, fields?: LogFields): void;
  /** Logs a failure. */
  error(message: string, fields?: LogFields): void;
  /**
   * Returns whether lines of the level are written. The worker does not build lines of a disabled level.
   *
   * @default all levels are enabled
   */
  isLevelEnabled?(level: LogLevel): boolean;
}

/**
 * Creates a logger that adds `fields` to every line. Fields of the line itself take precedence. The call is cheap, because
 * fields are merged only when a line is written.
 *
 * @example
 * ```ts source="./logger.examples.ts#withFields"
 * const regional = withFields(consoleLogger, { region: "eu-1" });
 * regional.info("Worker is ready.", { components: 3 });
 * ```
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
    if (this.isLevelEnabled("debug")) this.#logger.debug(message, this.#merge(fields));
  }

  info(message: string, fields?: LogFields): void {
    if (this.isLevelEnabled("info")) this.#logger.info(message, this.#merge(fields));
  }

  warn(message: string, fields?: LogFields): void {
    if (this.isLevelEnabled("warn")) this.#logger.warn(message, this.#merge(fields));
  }

  error(message: string, fields?: LogFields): void {
    if (this.isLevelEnabled("error")) this.#logger.error(message, this.#merge(fields));
  }

  isLevelEnabled(level: LogLevel): boolean {
    return this.#logger.isLevelEnabled?.(level) ?? true;
  }

  /** Fields of the line come first, because they differ from line to line. */
  #merge(fields: LogFields | undefined): LogFields {
    const own = readFields(fields);
    return { ...own, ...this.#fields, ...own };
  }
}

/** Reads the fields of a line. An error in their place is a field, and a getter that throws must not fail a component. */
function readFields(fields: LogFields | undefined): LogFields | undefined {
  if (fields instanceof Error) return { error: fields };
  try {
    return { ...fields };
  } catch (error) {
    return { fields: `cannot be read: ${messageOf(error)}` };
  }
}

bindMethods(BoundLogger);

const ignore = () => {};

/**
 * A logger that drops every line, for instance in tests.
 *
 * @example
 * ```ts source="./logger.examples.ts#silentLogger"
 * const quietWorker = createWorker({ name: "under-test", logger: silentLogger });
 * ```
 */
export const silentLogger: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  isLevelEnabled: () => false,
};

/**
 * A logger for platforms other than Node, and for workers in the process of an embedded runtime. It writes each entry with `console.error`,
 * as one line, followed by the stacks of its errors. The lowest level is `STEPFLOW_LOG_LEVEL`, else `info`. It never writes to stdout,
 * which is reserved for the port line of a worker that runs as a subprocess.
 *
 * @example
 * ```ts source="./logger.examples.ts#consoleLogger"
 * const edgeWorker = createWorker({ name: "edge-tools", logger: consoleLogger });
 * ```
 */
export const consoleLogger: Logger = {
  debug: (message, fields) => writeToConsole("debug", message, fields),
  info: (message, fields) => writeToConsole("info", message, fields),
  warn: (message, fields) => writeToConsole("warn", message, fields),
  error: (message, fields) => writeToConsole("error", message, fields),
  isLevelEnabled: (level) => isAtLeast(level, parseLogLevel(readVariable("STEPFLOW_LOG_LEVEL") ?? "") ?? "info"),
};

const LABELS: Readonly<Record<LogLevel, string>> = { debug: "DEBUG", info: "INFO", warn: "WARNING", error: "ERROR" };

function writeToConsole(level: LogLevel, message: string, fields: LogFields | undefined): void {
  if (!consoleLogger.isLevelEnabled?.(level)) return;
  // biome-ignore lint/suspicious/noConsole: this is the only place that writes to the console.
  console.error(`${LABELS[level]} ${toTextLine(message, fields)}`, ...errorsIn(fields));
}

export type { LogLevel };
