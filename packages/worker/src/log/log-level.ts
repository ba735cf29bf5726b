/** Severity of a log line, in ascending order: `debug`, `info`, `warn`, `error`. */
export type LogLevel = "debug" | "info" | "warn" | "error";

const SEVERITY: Record<LogLevel, number> = { debug: 10, info: 20, warn: 30, error: 40 };

/** Whether a logger with the given threshold writes lines of `level`. */
export function isAtLeast(level: LogLevel, threshold: LogLevel): boolean {
  return SEVERITY[level] >= SEVERITY[threshold];
}

const NAMES: Readonly<Record<string, LogLevel>> = {
  TRACE: "debug",
  DEBUG: "debug",
  INFO: "info",
  WARN: "warn",
  WARNING: "warn",
  ERROR: "error",
  CRITICAL: "error",
  FATAL: "error",
};

/** Reads a level as `STEPFLOW_LOG_LEVEL` has it, in any case. `undefined` means that the name is unknown. */
export function parseLogLevel(name: string): LogLevel | undefined {
  return NAMES[name.trim().toUpperCase()];
}
