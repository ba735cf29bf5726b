import { closeSync, openSync, writeSync } from "node:fs";
import { isAtLeast, type LogFields, type Logger, type LogLevel } from "../log/logger.ts";
import { type LogEntry, toJsonLine, toPrettyLine } from "./log-line.ts";
import { type LogSettings, readLogSettings } from "./log-settings.ts";

/** Options of {@link createStderrLogger}. */
export interface StderrLoggerOptions {
  /** Stands in every JSON line as `logger`: the worker's name. */
  readonly name?: string | undefined;
  /** Lowest level that is written. Wins over `STEPFLOW_LOG_LEVEL`; `info` when neither is set. */
  readonly level?: LogLevel | undefined;
}

/** A logger that holds on to the process's stderr and maybe to a file until it is closed. */
export interface StderrLogger extends Logger {
  close(): void;
}

/** Somewhere to write entries to. Neither method throws. */
interface LogSink {
  write(entry: LogEntry): void;
  close(): void;
}

/**
 * The logger of workers on Node: JSON lines on stderr, readable ones when stderr is a terminal; never stdout. Level and
 * destination follow `STEPFLOW_LOG_LEVEL`, `STEPFLOW_LOG_DESTINATION` (`stderr`, `file`) and `STEPFLOW_LOG_FILE`.
 * Logging never fails: when nobody reads stderr any more, lines are dropped.
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
  for (const complaint of settings.complaints) write("warn", complaint, undefined);
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
  let readerIsGone = false;
  // Without a listener, writing to a closed pipe would end the process.
  const onError = (error: NodeJS.ErrnoException) => {
    readerIsGone ||= error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED";
  };
  stream.on("error", onError);
  return {
    write: (entry) => {
      if (!readerIsGone) stream.write(stream.isTTY ? toPrettyLine(entry, colours) : toJsonLine(entry));
    },
    close: () => void stream.off("error", onError),
  };
}

/** Appends line by line, so that nothing is lost when the process dies. Falls back to stderr when the file fails. */
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
        complain(path, stderr, error);
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
    complain(path, stderr, error);
    return undefined;
  }
}

function complain(path: string, stderr: LogSink, error: unknown): void {
  const message = `STEPFLOW_LOG_FILE ${JSON.stringify(path)} cannot be written; logs go to stderr`;
  stderr.write({ time: new Date(), level: "warn", message, fields: { error } });
}
