import { closeSync, openSync, writeSync } from "node:fs";
import { isAtLeast, type LogLevel } from "../../log/log-level.ts";
import type { LogFields, Logger } from "../../log/logger.ts";
import { type LogEntry, toJsonLine, toPrettyLine } from "./log-line.ts";
import { type LogSettings, readLogSettings } from "./log-settings.ts";

/** Options of {@link createStderrLogger}. */
export interface StderrLoggerOptions {
  /** Name of the worker, written as `logger` in every JSON line. If omitted, lines have no `logger`. */
  readonly name?: string | undefined;
  /**
   * Lowest level that is written. It takes precedence over the environment.
   *
   * @default `STEPFLOW_LOG_LEVEL`, else `"info"`
   */
  readonly level?: LogLevel | undefined;
}

/** A logger that uses the process's stderr, and the log file if there is one, until it is closed. */
export interface StderrLogger extends Logger {
  /** Closes the log file and stops listening to errors of stderr. */
  close(): void;
}

/** A destination of log entries. Its methods do not throw. */
interface LogSink {
  write(entry: LogEntry): void;
  close(): void;
}

/**
 * Creates the default logger of workers on Node. It writes JSON lines to stderr, or readable lines if stderr is a terminal,
 * and never writes to stdout.
 *
 * `STEPFLOW_LOG_LEVEL` sets the level, `STEPFLOW_LOG_DESTINATION` (`stderr`, `file` or both, separated by a comma) and
 * `STEPFLOW_LOG_FILE` set the destination. Logging never throws: lines are dropped if stderr is closed.
 *
 * @example
 * ```ts source="./stderr-logger.examples.ts#createStderrLogger"
 * const logger = createStderrLogger({ name: "text-tools", level: "debug" });
 * await start(createWorker({ name: "text-tools", logger: withFields(logger, { region: "eu-1" }) }));
 * ```
 */
export function createStderrLogger(options: StderrLoggerOptions = {}): StderrLogger {
  const settings = readLogSettings(process.env);
  const threshold = options.level ?? settings.level;
  const sinks = openSinks(settings);
  const isLevelEnabled = (level: LogLevel) => isAtLeast(level, threshold);
  const write = (level: LogLevel, message: string, fields: LogFields | undefined) => {
    if (!isLevelEnabled(level)) return;
    const entry: LogEntry = { time: new Date(), level, message, fields, logger: options.name };
    for (const sink of sinks) sink.write(entry);
  };
  for (const warning of settings.warnings) write("warn", warning, undefined);
  return {
    debug: (message, fields) => write("debug", message, fields),
    info: (message, fields) => write("info", message, fields),
    warn: (message, fields) => write("warn", message, fields),
    error: (message, fields) => write("error", message, fields),
    isLevelEnabled,
    close: () => {
      for (const sink of sinks) sink.close();
    },
  };
}

function openSinks({ destinations, file }: LogSettings): LogSink[] {
  const stderr = createStderrSink();
  if (file === undefined) return [stderr];
  const toStderr = destinations.includes("stderr");
  const toFile = createFileSink(file, stderr, toStderr);
  return toStderr ? [stderr, toFile] : [toFile];
}

function createStderrSink(): LogSink {
  const stream = process.stderr;
  const colours = stream.isTTY === true && stream.hasColors();
  // Without a listener, writing to a closed pipe would crash the process.
  const watch = watchReader(stream);
  return {
    write: (entry) => {
      if (!watch.isGone) stream.write(stream.isTTY ? toPrettyLine(entry, colours) : toJsonLine(entry));
    },
    close: watch.release,
  };
}

interface ReaderWatch {
  readonly isGone: boolean;
  /** Ends the watch of one logger. */
  release(): void;
}

const watches = new WeakMap<object, { users: number; isGone: boolean; stop(): void }>();

/** Notices when a stream loses its reader. All loggers of a stream share one listener, because Node warns of a leak above ten. */
function watchReader(stream: NodeJS.WriteStream): ReaderWatch {
  const watch = watches.get(stream) ?? startWatch(stream);
  watch.users += 1;
  let isReleased = false;
  return {
    get isGone() {
      return watch.isGone;
    },
    release() {
      if (isReleased) return;
      isReleased = true;
      watch.users -= 1;
      if (watch.users === 0) watch.stop();
    },
  };
}

function startWatch(stream: NodeJS.WriteStream) {
  const onError = (error: NodeJS.ErrnoException): void => {
    watch.isGone ||= error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED";
  };
  const watch = {
    users: 0,
    isGone: false,
    stop: (): void => {
      stream.off("error", onError);
      watches.delete(stream);
    },
  };
  stream.on("error", onError);
  watches.set(stream, watch);
  return watch;
}

/** Appends line by line, so that no line is lost if the process dies. Falls back to stderr if writing fails. */
function createFileSink(path: string, stderr: LogSink, stderrHasAll: boolean): LogSink {
  let file = openLog(path, stderr);
  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return {
    write: (entry) => {
      try {
        if (file !== undefined) writeSync(file, toJsonLine(entry));
      } catch (error) {
        close();
        logProblem(path, stderr, error);
      }
      if (file === undefined && !stderrHasAll) stderr.write(entry);
    },
    close: () => {
      close();
      if (!stderrHasAll) stderr.close();
    },
  };
}

function openLog(path: string, stderr: LogSink): number | undefined {
  try {
    return openSync(path, "a", 0o600);
  } catch (error) {
    logProblem(path, stderr, error);
    return undefined;
  }
}

function logProblem(path: string, stderr: LogSink, error: unknown): void {
  const message = `STEPFLOW_LOG_FILE ${JSON.stringify(path)} cannot be written. Log lines go to stderr.`;
  stderr.write({ time: new Date(), level: "warn", message, fields: { error } });
}
