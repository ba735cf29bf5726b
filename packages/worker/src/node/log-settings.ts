import type { LogLevel } from "../log/logger.ts";

/** Where log lines can go. */
export type LogDestination = "stderr" | "file";

/** What the environment says about logging. */
export interface LogSettings {
  readonly level: LogLevel;
  readonly destinations: readonly LogDestination[];
  /** Path of the log file; present when `file` is among the destinations. */
  readonly file?: string;
  /** What the environment asks for and does not get, to be logged once: settings never stop a worker. */
  readonly complaints: readonly string[];
}

const LEVELS: Record<string, LogLevel> = {
  TRACE: "debug",
  DEBUG: "debug",
  INFO: "info",
  WARN: "warn",
  WARNING: "warn",
  ERROR: "error",
  CRITICAL: "error",
  FATAL: "error",
};

/**
 * Reads `STEPFLOW_LOG_LEVEL`, `STEPFLOW_LOG_DESTINATION` (a list with commas) and `STEPFLOW_LOG_FILE` with the meaning
 * that the Python SDK gives them. `otlp` is not served: such lines go to stderr.
 */
export function readLogSettings(env: Readonly<Record<string, string | undefined>>): LogSettings {
  const complaints: string[] = [];
  const level = readLevel(env["STEPFLOW_LOG_LEVEL"], complaints);
  const file = env["STEPFLOW_LOG_FILE"] || undefined;
  const destinations = readDestinations(env["STEPFLOW_LOG_DESTINATION"], file, complaints);
  return { level, destinations, complaints, ...(file !== undefined && destinations.includes("file") && { file }) };
}

function readLevel(text: string | undefined, complaints: string[]): LogLevel {
  if (!text) return "info";
  const level = LEVELS[text.trim().toUpperCase()];
  if (level === undefined) {
    complaints.push(`STEPFLOW_LOG_LEVEL is ${JSON.stringify(text)}: use DEBUG, INFO, WARNING or ERROR; INFO is taken`);
  }
  return level ?? "info";
}

function readDestinations(text: string | undefined, file: string | undefined, complaints: string[]): LogDestination[] {
  const chosen = new Set<LogDestination>();
  for (const part of (text || "stderr").split(",")) {
    const name = part.trim().toLowerCase();
    const problem = problemOf(name, file);
    if (problem === undefined) chosen.add(name as LogDestination);
    else complaints.push(`STEPFLOW_LOG_DESTINATION: ${problem}`);
  }
  return chosen.size === 0 ? ["stderr"] : [...chosen];
}

function problemOf(destination: string, file: string | undefined): string | undefined {
  if (destination === "stderr") return undefined;
  if (destination === "otlp") return "otlp is not supported by TypeScript workers; stderr and file are";
  if (destination !== "file") return `${JSON.stringify(destination)} is unknown; use stderr or file`;
  return file === undefined ? "file needs a path in STEPFLOW_LOG_FILE" : undefined;
}
