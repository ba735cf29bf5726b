import { type LogLevel, parseLogLevel } from "../../log/log-level.ts";

/** A destination of log lines. */
export type LogDestination = "stderr" | "file";

/** The settings of the logger from the environment. */
export interface LogSettings {
  readonly level: LogLevel;
  readonly destinations: readonly LogDestination[];
  /** Path of the log file, if `file` is among the destinations. */
  readonly file?: string | undefined;
  /** Sentences about invalid settings, to be logged once. Invalid settings never stop a worker. */
  readonly warnings: readonly string[];
}

/**
 * Reads `STEPFLOW_LOG_LEVEL`, `STEPFLOW_LOG_DESTINATION` (a comma-separated list) and `STEPFLOW_LOG_FILE`, which mean the
 * same as in the Python SDK. The destination `otlp` is not supported; stderr is used instead.
 */
export function readLogSettings(env: Readonly<Record<string, string | undefined>>): LogSettings {
  const warnings: string[] = [];
  const level = readLevel(env["STEPFLOW_LOG_LEVEL"], warnings);
  const file = env["STEPFLOW_LOG_FILE"] || undefined;
  const destinations = readDestinations(env["STEPFLOW_LOG_DESTINATION"], file, warnings);
  return { level, destinations, warnings, ...(file !== undefined && destinations.includes("file") && { file }) };
}

function readLevel(text: string | undefined, warnings: string[]): LogLevel {
  if (!text) return "info";
  const level = parseLogLevel(text);
  if (level === undefined) {
    warnings.push(
      `STEPFLOW_LOG_LEVEL is ${JSON.stringify(text)}, which is unknown; INFO is used. Use DEBUG, INFO, WARNING or ERROR.`,
    );
  }
  return level ?? "info";
}

function readDestinations(text: string | undefined, file: string | undefined, warnings: string[]): LogDestination[] {
  const chosen = new Set<LogDestination>();
  for (const part of (text || "stderr").split(",")) {
    const name = part.trim().toLowerCase();
    const problem = problemOf(name, file);
    if (problem === undefined) chosen.add(name as LogDestination);
    else warnings.push(`STEPFLOW_LOG_DESTINATION: ${problem}.`);
  }
  return chosen.size === 0 ? ["stderr"] : [...chosen];
}

function problemOf(destination: string, file: string | undefined): string | undefined {
  if (destination === "stderr") return undefined;
  if (destination === "otlp") return "otlp is not supported by TypeScript workers; use stderr or file";
  if (destination !== "file") return `${JSON.stringify(destination)} is unknown; use stderr or file`;
  return file === undefined ? "file requires a path in STEPFLOW_LOG_FILE" : undefined;
}
